import { z } from 'zod';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Ctx } from '#lib/server/context.ts';
import { type Analysis, analyzeSets } from '#lib/sources/analysis/analyze-sets.ts';
import type { RunContext } from '../run-context.ts';
import { analysisKey } from './analysis-key.ts';
import { claimAnalysis } from './claim-analysis.ts';
import { type RunSets, runSets } from './run-sets.ts';

/** What the cache keeps: the parts of a finished analysis, and which set had which content. */
interface Kept {
  storedAt: string;
  sets: { id: string; contentHash: string | null }[];
  parts: { [Part in keyof Analysis]: Awaited<Analysis[Part]> };
}
const keptSchema = z.object({
  storedAt: z.iso.datetime(),
  sets: z.array(z.object({ id: z.string(), contentHash: z.string().nullable() })),
  parts: z.object({
    searched: z.looseObject({}),
    found: z.looseObject({}),
    checked: z.looseObject({}),
    limits: z.array(z.string()),
  }),
});

/** An analysis under way that several runs wait for: it ends early only when all of them do. */
interface Flight {
  answer: Promise<Omit<RunAnalysis, 'key'>>;
  waiting: Set<RunContext>;
  abort: AbortController;
}

export interface RunAnalysis {
  key: string;
  /** When the answer was found before, and is shown again. */
  storedAt: string | null;
  analysis: Analysis;
}

const known = new WeakMap<RunContext, Promise<RunAnalysis>>();
/** By context: those of one process may lie on different stores. */
const flights = new WeakMap<Ctx, Map<string, Flight>>();

/** The analysis of a run: from the cache, one that is under way already, or a new one. Asked for again, the same. */
export function runAnalysis(run: RunContext): Promise<RunAnalysis> {
  let found = known.get(run);
  if (!found) {
    found = open(run);
    known.set(run, found);
    const forget = () => known.delete(run);
    // After an outage the step is done again, and then all of it.
    found.then(({ analysis }) => analysis.checked).catch(forget);
  }
  return found;
}

async function open(run: RunContext): Promise<RunAnalysis> {
  const parameters = run.finished('Extracted Parameters')?.parameters;
  if (!parameters) throw new Error('The question must be read before its logs are.');
  const key = await analysisKey(run, parameters);
  const sets = await runSets(run);
  const kept = await readKept(run, key);
  if (kept) return { key, storedAt: kept.storedAt, analysis: settled(kept.parts) };

  const { ctx, signal } = run;
  const under = flights.get(ctx) ?? new Map<string, Flight>();
  flights.set(ctx, under);
  const flightKey = [key, ...[...sets.logs, ...sets.baselines].map(({ id }) => id)].join(' ');
  let flight = under.get(flightKey);
  if (!flight) {
    flight = takeOff(run, { key, sets, parameters });
    under.set(flightKey, flight);
    const land = () => under.delete(flightKey);
    flight.answer.then(({ analysis }) => analysis.checked).then(land, land);
  }
  const joined = flight;
  joined.waiting.add(run);
  const leave = () => {
    joined.waiting.delete(run);
    if (joined.waiting.size > 0) return;
    under.delete(flightKey);
    joined.abort.abort(signal.reason);
  };
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  return { key, ...(await joined.answer) };
}

function takeOff(
  run: RunContext,
  { key, sets, parameters }: { key: string; sets: RunSets; parameters: Parameters },
): Flight {
  const { ctx } = run;
  const abort = new AbortController();
  const waiting = new Set<RunContext>();
  const { signal } = abort;
  const tell: RunContext['progress'] = (progress) => {
    for (const one of waiting) one.progress(progress);
  };
  const onWait = () =>
    tell({ done: 0, total: null, unit: '', note: 'Somebody else asks the same: waiting for that answer' });
  const work = async () => {
    const claim = await claimAnalysis(ctx, key, { signal, onWait });
    if (!claim) {
      const kept = await readKept(run, key);
      if (kept) return { storedAt: kept.storedAt, analysis: settled(kept.parts) };
    }
    const started = performance.now();
    const analysis = analyzeSets(ctx, {
      ...sets,
      parameters,
      signal,
      onProgress: ({ bytes, of, lines }) => {
        const rate = (bytes / 1e6 / Math.max(0.001, (performance.now() - started) / 1000)).toFixed(0);
        const note = `${lines.toLocaleString('en-US')} lines, ${rate} MB/s`;
        tell({ done: bytes, total: of, unit: 'bytes', note });
      },
    });
    const release = () => claim?.release();
    // A failure is told to whoever asks for the parts.
    keep(run, key, analysis).then(release, release);
    return { storedAt: null, analysis };
  };
  return { answer: work(), waiting, abort };
}

function settled(parts: Kept['parts']): Analysis {
  return {
    searched: Promise.resolve(parts.searched),
    found: Promise.resolve(parts.found),
    checked: Promise.resolve(parts.checked),
    limits: Promise.resolve(parts.limits),
  };
}

async function keep(run: RunContext, key: string, analysis: Analysis): Promise<void> {
  const [searched, found, checked, limits] = await Promise.all([
    analysis.searched,
    analysis.found,
    analysis.checked,
    analysis.limits,
  ]);
  const { logs, baselines } = await runSets(run);
  const { ctx } = run;
  const kept: Kept = {
    storedAt: ctx.now().toISOString(),
    sets: [...logs, ...baselines].map(({ id, contentHash }) => ({ id, contentHash })),
    parts: { searched, found, checked, limits },
  };
  await ctx.cache.set(key, JSON.stringify(kept), ctx.settings.cache.analysisSeconds);
}

/** What was kept under the key, its evidence pointing at the sets of this run, which hold the same lines. */
async function readKept(run: RunContext, key: string): Promise<Kept | null> {
  const text = await run.ctx.cache.get(key);
  if (text === null) return null;
  const { sets } = JSON.parse(text) as Kept;
  const { logs, baselines } = await runSets(run);
  const now = new Map([...logs, ...baselines].map(({ id, contentHash }) => [contentHash, id]));
  const ids = new Map(sets.map(({ id, contentHash }) => [id, now.get(contentHash) ?? id]));
  const moved = text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => ids.get(id) ?? id);
  const kept = keptSchema.safeParse(JSON.parse(moved));
  return kept.success ? (kept.data as unknown as Kept) : null;
}
