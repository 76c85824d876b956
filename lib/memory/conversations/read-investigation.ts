import { listLinks } from '#db/queries/conversation-links.ts';
import { listFeedback } from '#db/queries/feedback.ts';
import { listConversations } from '#db/queries/list-conversations.ts';
import { recentMessages, type StoredMessage } from '#db/queries/messages.ts';
import { listResolutions } from '#db/queries/resolutions.ts';
import { readStepsOfRuns } from '#db/queries/run-steps.ts';
import { listRuns, type Run, readRuns } from '#db/queries/runs.ts';
import {
  type Investigation,
  type Message,
  messageMetadataSchema,
  type RunSummary,
} from '#lib/contracts/conversations.ts';
import { uuid } from '#lib/contracts/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readNotPattern } from './read-not-pattern.ts';
import { toRunEvent } from './to-run-event.ts';
import { namesOf, toSummary } from './to-summary.ts';

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
  const who = { conversationId: id, userId: ctx.user.id };
  const [messages, own, outcomes, ratings, links] = await Promise.all([
    recentMessages(ctx.db, { conversationId: id, limit: mostMessages }),
    listRuns(ctx.db, { conversationId: id }),
    listResolutions(ctx.db, who),
    listFeedback(ctx.db, who),
    listLinks(ctx.db, who),
  ]);
  const runs = [...(await forkedRuns(ctx, messages, own)), ...own];
  const steps = await readStepsOfRuns(ctx.db, { runIds: runs.map((run) => run.id) });
  const byRun = Map.groupBy(steps, (step) => step.runId);
  return {
    conversation: toSummary(row, ctx.user, await namesOf(ctx, [row])),
    messages: messages.map(toMessage),
    runs: runs.map((run) => ({ run: toRunSummary(run), events: (byRun.get(run.id) ?? []).map(toRunEvent) })),
    outcomes: outcomes.map(({ id: noteId, outcome, action, createdAt }) => ({
      id: noteId,
      outcome,
      action,
      at: createdAt.toISOString(),
    })),
    notPattern: await readNotPattern(ctx, steps),
    unlike: links.flatMap(({ kind, conversationId }) => (kind === 'unlike' ? [conversationId] : [])),
    ratings: Object.fromEntries(ratings.map(({ messageId, rating }) => [messageId, rating > 0 ? 1 : -1])),
  };
}

/** A fork begins with answers of runs of the investigation it came from: their steps are shown with them. */
async function forkedRuns(ctx: Ctx, messages: readonly StoredMessage[], own: readonly Run[]): Promise<Run[]> {
  const known = new Set(own.map((run) => run.id));
  const ids = messages.flatMap(({ metadata }) => {
    const { runId } = messageMetadataSchema.parse(metadata);
    return runId && !known.has(runId) ? [runId] : [];
  });
  return ids.length === 0 ? [] : readRuns(ctx.db, { ids, userId: ctx.user.id });
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
