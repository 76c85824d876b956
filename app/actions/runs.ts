'use server';

import { cookies } from 'next/headers';
import { z } from 'zod';
import { readZone } from '#app/preferences.ts';
import type { Result } from '#lib/contracts/result.ts';
import { type RunEvent, type StartRunInput, startRunSchema, uuid } from '#lib/contracts/runs.ts';
import { followRun as follow } from '#lib/orchestrator/follow-run.ts';
import { startRun as start } from '#lib/orchestrator/start-run.ts';
import { stopRun as stop } from '#lib/orchestrator/stop-run.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

/**
 * Stores a question and starts to answer it. Large pasted text travels as FormData: `input` holds the JSON
 * of the rest, `pasted` the text or a file.
 */
export async function startRun(
  input: StartRunInput | FormData,
): Promise<Result<{ runId: string; conversationId: string }>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () =>
    start(
      ctx,
      startRunSchema.parse(await withZone(input instanceof FormData ? await readForm(input) : input)),
    ),
  );
}

/** Everything after `fromSeq` (0: from the start), then what comes; attach again when it ends with `reattach`. */
export async function followRun(runId: string, fromSeq: number): Promise<ReadableStream<RunEvent>> {
  const asked = followSchema.parse({ runId, fromSeq });
  return follow(await requestCtx(), asked);
}

export async function stopRun(runId: string): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    await stop(ctx, { runId: uuid.parse(runId) });
    return null;
  });
}

const followSchema = z.object({ runId: uuid, fromSeq: z.number().int().min(0) });

/** Times are read and told in the zone of the browser, which it keeps in a cookie. */
async function withZone(input: unknown): Promise<unknown> {
  const timeZone = readZone(await cookies());
  return timeZone && typeof input === 'object' ? { timeZone, ...input } : input;
}

async function readForm(form: FormData): Promise<unknown> {
  const input = form.get('input');
  const pasted = form.get('pasted');
  const rest: unknown = typeof input === 'string' ? JSON.parse(input) : {};
  if (pasted === null) return rest;
  return { ...(rest as object), pasted: typeof pasted === 'string' ? pasted : await pasted.text() };
}
