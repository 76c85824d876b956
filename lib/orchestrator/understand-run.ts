import { listEntities } from '#db/queries/entities.ts';
import { listKnownNames } from '#db/queries/known-names.ts';
import type { LogSet } from '#db/queries/log-sets.ts';
import { readPreference } from '#db/queries/preferences.ts';
import type { TimeRange } from '#lib/contracts/parameters.ts';
import type { DictionaryEntry, PreviousRun, Understanding } from '#lib/contracts/question.ts';
import type { RunInput } from '#lib/contracts/runs.ts';
import { understandQuestion } from '#lib/question/understand-question.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { SetSummary } from '#lib/sources/ingest/worker-protocol.ts';
import { runSets } from './analysis/run-sets.ts';
import { type PrecedingRun, precedingRuns } from './preceding-runs.ts';
import type { RunContext } from './run-context.ts';

/** Names that questions are matched with; the most investigated ones. */
const MOST_NAMES = 2_000;

/** Reads the question of a run with what is known: the person's zone, names from history, the run before. */
export async function understandRun(run: RunContext): Promise<Understanding & { timeZone: string }> {
  const { ctx, userId, input, askedAt } = run;
  const [sets, timeZone, names] = await Promise.all([
    runSets(run),
    runTimeZone(run),
    readDictionary(ctx, userId),
  ]);
  const dictionary = [...namesIn(sets.logs), ...names];
  const previous = readPrevious(await precedingRuns(run), { timeZone, dictionary });
  const logRange = rangeOf(sets.logs);
  const understanding = understandQuestion({
    text: input.text,
    now: askedAt,
    timeZone,
    dictionary,
    ...(logRange ? { logRange } : {}),
    ...(previous ? { previous } : {}),
  });
  return { ...understanding, timeZone };
}

/** The person's zone: as the browser says, as they once said, else UTC. */
export async function runTimeZone({
  ctx,
  userId,
  input,
}: Pick<RunContext, 'ctx' | 'userId' | 'input'>): Promise<string> {
  return input.timeZone ?? readTimeZone(ctx, userId);
}

/** Names that the logs at hand use; they outweigh those of history. */
function namesIn(logs: readonly LogSet[]): DictionaryEntry[] {
  return logs.flatMap(({ summary }) => {
    const { services = [], hosts = [] } = summary as Partial<SetSummary>;
    return [
      ...services.map((name) => ({ kind: 'service' as const, name, count: 100 })),
      ...hosts.map((name) => ({ kind: 'host' as const, name, count: 100 })),
    ].filter(({ name }) => name !== '' && name.length <= 200);
  });
}

/** First and last time of the logs at hand: "at ten" means their ten. */
function rangeOf(logs: readonly LogSet[]): TimeRange | undefined {
  const first = Math.min(...logs.map((set) => set.firstTime ?? Number.POSITIVE_INFINITY));
  const last = Math.max(...logs.map((set) => set.lastTime ?? Number.NEGATIVE_INFINITY));
  if (!(first <= last)) return undefined;
  return { from: new Date(first).toISOString(), to: new Date(last).toISOString() };
}

export async function readTimeZone(ctx: Ctx, userId: string): Promise<string> {
  const kept = await readPreference(ctx.db, { userId, key: 'timeZone' });
  return kept && !kept.encrypted && typeof kept.value === 'string' ? kept.value : 'UTC';
}

export async function readDictionary(ctx: Ctx, userId: string): Promise<DictionaryEntry[]> {
  const [entities, names] = await Promise.all([
    listEntities(ctx.db, {
      userId,
      limit: MOST_NAMES,
      kinds: ['device', 'service', 'host', 'error_code'],
    }),
    listKnownNames(ctx.db, { userId, limit: 500 }),
  ]);
  const known = entities.flatMap(({ kind, name, aliases, investigations }): DictionaryEntry[] => {
    const as = kind === 'error_code' ? 'error' : kind;
    if (as !== 'device' && as !== 'service' && as !== 'host' && as !== 'error') return [];
    return [name, ...aliases].map((each) => ({ kind: as, name: each, count: investigations }));
  });
  return [...known, ...names].map((entry) => ({ ...entry, name: entry.name.slice(0, 200) }));
}

function readPrevious(
  done: readonly PrecedingRun[],
  known: { timeZone: string; dictionary: DictionaryEntry[] },
): PreviousRun | undefined {
  const [last] = done;
  const extracted = last?.payload('Extracted Parameters');
  if (!last || !extracted) return undefined;
  const { text } = last.run.input as RunInput;
  const { memoryQuestion } = understandQuestion({ text, now: last.run.createdAt, ...known });
  // A count or a list in between does not change what was found to be the cause.
  const firstOf = <T>(read: (each: PrecedingRun) => T | undefined) =>
    done.map(read).find((one) => one !== undefined);
  const first = firstOf(({ payload }) => payload('Answer')?.findings[0]);
  const traces = firstOf(({ payload }) => {
    const ids = payload('Verification Results')?.traceIds ?? [];
    return ids.length > 0 ? ids : undefined;
  });
  return {
    question: text,
    parameters: extracted.parameters,
    ...(memoryQuestion ? { memoryQuestion } : {}),
    answer: {
      outcome: last.payload('Answer')?.outcome ?? null,
      ...(first ? { component: first.component } : {}),
      ...(first?.since ? { since: first.since } : {}),
      traceIds: traces ?? extracted.parameters.traceIds,
    },
  };
}
