'use server';

import type { Result } from '#lib/contracts/result.ts';
import { type SampleName, sampleNameSchema } from '#lib/contracts/samples.ts';
import { runSample as run } from '#lib/orchestrator/sample/run-sample.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

/** Starts an investigation of a sample incident made on the spot. */
export async function runSample(
  name: SampleName,
): Promise<Result<{ runId: string; conversationId: string }>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => run(ctx, { name: sampleNameSchema.parse(name) }));
}
