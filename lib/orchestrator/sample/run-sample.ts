import { startRunSchema } from '#lib/contracts/runs.ts';
import type { SampleName } from '#lib/contracts/samples.ts';
import type { Ctx } from '#lib/server/context.ts';
import { startRun } from '../start-run.ts';
import { rememberEarlier } from './remember-earlier.ts';
import { samples } from './samples.ts';
import { takeInSample } from './take-in-sample.ts';

/** Makes a sample incident that ended just now, asks about it, and sees to it that memory knows two earlier ones. */
export async function runSample(
  ctx: Ctx,
  { name }: { name: SampleName },
): Promise<{ runId: string; conversationId: string }> {
  const { minutes, question, scope } = samples[name];
  await rememberEarlier(ctx, { name });
  const set = await takeInSample(ctx, { name, end: ctx.now(), minutes });
  return startRun(ctx, startRunSchema.parse({ text: question, scope, logSetIds: [set.id] }));
}
