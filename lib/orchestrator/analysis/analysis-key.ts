import { createHash } from 'node:crypto';
import { listLogFiles } from '#db/queries/log-sets.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { ENGINE_VERSION } from '#lib/sources/analysis/analysis-limits.ts';
import type { RunContext } from '../run-context.ts';
import { runSets } from './run-sets.ts';

/** The same key, the same answer: what was understood, the lines it is asked of, and the engine. */
export async function analysisKey(run: RunContext, parameters: Parameters): Promise<string> {
  const { logs, baselines } = await runSets(run);
  const sets = [...logs, ...baselines];
  const files = await listLogFiles(run.ctx.db, { logSetIds: sets.map(({ id }) => id) });
  const namesOf = Map.groupBy(files, ({ logSetId }) => logSetId);
  const contents = (list: typeof logs) =>
    list.map(({ id, contentHash }) => [contentHash, (namesOf.get(id) ?? []).map(({ name }) => name)]);
  const { timeRange, baselineRange, ...rest } = parameters;
  const asked = {
    ...rest,
    // How a time was said changes nothing.
    timeRange: [timeRange?.from, timeRange?.to],
    baselineRange: [baselineRange?.from, baselineRange?.to],
  };
  const all = JSON.stringify([ENGINE_VERSION, sorted(asked), contents(logs), contents(baselines)]);
  return `analysis:${createHash('sha256').update(all).digest('hex')}`;
}

/** Entries by name: the order in which parameters were set changes nothing. */
function sorted(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
