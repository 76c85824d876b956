import { createHash } from 'node:crypto';
import {
  attachLogSets,
  findLogSetByContent,
  type LogSet,
  readConversationLogSets,
  readLogSets,
} from '#db/queries/log-sets.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import type { RunContext } from '../run-context.ts';

/** The stored sets a run looks at. */
export interface RunSets {
  logs: LogSet[];
  baselines: LogSet[];
}

const known = new WeakMap<RunContext, Promise<RunSets>>();

/**
 * Those that came with the question (pasted lines are stored first), else those of the conversation so far.
 * Safe to ask for again: the same paste is stored once.
 */
export function runSets(run: RunContext): Promise<RunSets> {
  let sets = known.get(run);
  if (!sets) {
    sets = gather(run);
    known.set(run, sets);
    sets.catch(() => known.delete(run));
  }
  return sets;
}

async function gather(run: RunContext): Promise<RunSets> {
  const { ctx, conversationId, userId, input } = run;
  const given = [...input.logSetIds, ...input.baselineSetIds];
  const found = new Map((await readLogSets(ctx.db, { ids: given, userId })).map((set) => [set.id, set]));
  const pick = (ids: readonly string[]) => ids.map((id) => usable(found.get(id)));
  const logs = pick(input.logSetIds);
  const baselines = pick(input.baselineSetIds);
  if (input.pasted?.trim()) logs.push(await storePaste(run, input.pasted));
  const attached = logs.length === 0 ? await readConversationLogSets(ctx.db, { conversationId, userId }) : [];
  await attachLogSets(ctx.db, { conversationId, logSetIds: logs.map(({ id }) => id) });
  await attachLogSets(ctx.db, { conversationId, logSetIds: baselines.map(({ id }) => id), role: 'baseline' });
  const of = (role: 'logs' | 'baseline') =>
    attached.filter((one) => one.role === role && one.set.status === 'ready').map(({ set }) => set);
  return {
    logs: logs.length > 0 ? logs : of('logs'),
    baselines: baselines.length > 0 ? baselines : of('baseline'),
  };
}

function usable(set: LogSet | undefined): LogSet {
  if (!set)
    throw new PersonError(
      'not_found',
      'One of the log sets does not exist any more, or is private to somebody else. Choose the logs again.',
    );
  if (set.status !== 'ready')
    throw new PersonError('bad_input', `${set.name} is still being received. Ask again when it is there.`);
  return set;
}

async function storePaste({ ctx, userId, signal, progress }: RunContext, pasted: string): Promise<LogSet> {
  const bytes = Buffer.from(pasted);
  const ofFile = createHash('sha256').update(bytes).digest('hex');
  const contentHash = createHash('sha256').update(ofFile).digest('hex');
  const stored = await findLogSetByContent(ctx.db, { contentHash, userId });
  if (stored?.kind === 'paste') return stored;
  return ingestLogs(ctx, {
    name: 'Pasted lines',
    kind: 'paste',
    inputs: [{ name: 'pasted.log', bytes: one(bytes) }],
    signal,
    onProgress: ({ lines }) =>
      progress({ done: lines, total: null, unit: 'lines', note: 'Storing the pasted lines' }),
  });
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
