import type { Found } from '#lib/sources/analysis/analysis-protocol.ts';
import type { RunContext } from '../run-context.ts';
import { runAnalysis } from './run-analysis.ts';

/** The causes of a run that asks for causes. */
export async function foundCauses(run: RunContext): Promise<Extract<Found, { kind: 'causes' }>> {
  const found = await (await runAnalysis(run)).analysis.found;
  if (found.kind !== 'causes') throw new Error('Lines were looked for where a cause was asked for.');
  return found;
}
