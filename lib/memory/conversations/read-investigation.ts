import { listConversations } from '#db/queries/list-conversations.ts';
import { recentMessages, type StoredMessage } from '#db/queries/messages.ts';
import { readStepsOfRuns } from '#db/queries/run-steps.ts';
import { listRuns, type Run } from '#db/queries/runs.ts';
import type { Investigation, Message, RunSummary } from '#lib/contracts/conversations.ts';
import { uuid } from '#lib/contracts/runs.ts';
import { toRunEvent } from '#lib/orchestrator/to-run-event.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toSummary } from './to-summary.ts';

/** Messages of one page: longer conversations show their newest. */
const mostMessages = 400;

/** One investigation with everything said in it, or null when the person may not see it or it is not there. */
export async function readInvestigation(ctx: Ctx, id: string): Promise<Investigation | null> {
  if (!uuid.safeParse(id).success) return null;
  const [row] = await listConversations(ctx.db, {
    userId: ctx.user.id,
    ids: [id],
    archived: 'both',
    limit: 1,
  });
  if (!row) return null;
  const [messages, runs] = await Promise.all([
    recentMessages(ctx.db, { conversationId: id, limit: mostMessages }),
    listRuns(ctx.db, { conversationId: id }),
  ]);
  const steps = await readStepsOfRuns(ctx.db, { runIds: runs.map((run) => run.id) });
  const byRun = Map.groupBy(steps, (step) => step.runId);
  return {
    conversation: toSummary(row, ctx.user),
    messages: messages.map(toMessage),
    runs: runs.map((run) => ({ run: toRunSummary(run), events: (byRun.get(run.id) ?? []).map(toRunEvent) })),
  };
}

function toMessage(message: StoredMessage): Message {
  return {
    id: message.id,
    role: message.role,
    content: message.content,
    createdAt: message.createdAt.toISOString(),
    parentMessageId: message.parentId,
    metadata: message.metadata,
  };
}

function toRunSummary(run: Run): RunSummary {
  return {
    id: run.id,
    conversationId: run.conversationId,
    questionMessageId: run.questionMessageId,
    status: run.status,
    lastSeq: run.lastSeq,
    createdAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    sentence: run.sentence,
  };
}
