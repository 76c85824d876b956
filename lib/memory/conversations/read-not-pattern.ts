import { readAnalysis } from '#db/queries/analyses.ts';
import { readPattern } from '#db/queries/error-patterns.ts';
import type { RunStep } from '#db/queries/run-steps.ts';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import type { Ctx } from '#lib/server/context.ts';
import { speaksAgainst, tellingLines } from '../patterns/telling-lines.ts';

/** Of the runs that recalled a pattern, the analyses whose lines speak against it by now. */
export async function readNotPattern(ctx: Ctx, steps: readonly RunStep[]): Promise<string[]> {
  const runs = Map.groupBy(steps, ({ runId }) => runId);
  const found = await Promise.all(
    [...runs.values()].map(async (run) => {
      const payload = <N extends StepName>(name: N) =>
        run.find((step) => step.kind === 'step' && step.name === name)?.payload as StepPayload<N> | undefined;
      const key = payload('Known Error Pattern')?.pattern?.key;
      const analysisId = payload('Remembered')?.analysisId;
      if (!key || !analysisId) return [];
      const [pattern, analysis] = await Promise.all([
        readPattern(ctx.db, { key }),
        readAnalysis(ctx.db, { analysisId, userId: ctx.user.id }),
      ]);
      return pattern && analysis && speaksAgainst(pattern, tellingLines(analysis)) ? [analysisId] : [];
    }),
  );
  return found.flat();
}
