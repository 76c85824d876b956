import { noteMentions } from '#db/queries/entities.ts';
import { type StoredAnalysis, storeAnalysis } from '#lib/memory/analyses/store-analysis.ts';
import { noticeReturn } from '#lib/memory/patterns/notice-return.ts';
import { asksMemory } from './asks-memory.ts';
import type { RunContext } from './run-context.ts';
import { seenInLogs } from './seen-in-logs.ts';

/** Keeps what a run found out; null when it looked at no logs, so that there is no analysis to keep. */
export async function rememberAnalysis(
  run: RunContext,
): Promise<(StoredAnalysis & { returned: string[] }) | null> {
  const { ctx, conversationId, runId, userId, input, finished } = run;
  const parameters = finished('Extracted Parameters')?.parameters;
  const verified = finished('Verification Results');
  if (!parameters || asksMemory(run)) return null;
  if (!verified) {
    const { devices, services, hosts } = parameters;
    await noteMentions(ctx.db, {
      conversationId,
      messageId: run.questionMessageId,
      mentions: [
        ...devices.map((name) => ({ kind: 'device' as const, name, role: 'focus' as const })),
        ...services.map((name) => ({ kind: 'service' as const, name, role: 'focus' as const })),
        ...hosts.map((name) => ({ kind: 'host' as const, name, role: 'focus' as const })),
      ],
    });
    return null;
  }
  const seen = seenInLogs(run) ?? { templates: [], services: [], exceptions: [] };
  const stored = await storeAnalysis(ctx, {
    ...seen,
    conversationId,
    runId,
    userId,
    queryText: input.text,
    parameters,
    scope: input.scope,
    traceIds: verified.traceIds,
    findings: verified.findings,
    outcome: verified.outcome,
    logSetIds: input.logSetIds,
  });
  const { analysisId } = stored;
  const returned = await noticeReturn(ctx, { userId, conversationId, analysisId });
  return { ...stored, returned: returned?.sentences ?? [] };
}
