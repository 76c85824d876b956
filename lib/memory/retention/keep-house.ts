import { deleteExpired, deleteInactiveConversations, listOverfull } from '#db/queries/cleanup.ts';
import { trimMessages } from '#db/queries/messages.ts';
import type { Ctx } from '#lib/server/context.ts';
import { forgetContext } from '../context/context-cache.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';

/** An upload that nobody went on with for this long is given up. */
const ABANDONED_MS = 24 * 3_600_000;
/** Conversations trimmed in one go; the next one does the rest. */
const MOST_TRIMMED = 1_000;

export interface Housekeeping {
  contextItems: number;
  shareLinks: number;
  logSets: number;
  conversations: number;
  messages: number;
}

/** Deletes what is past its time or over its bound, as the settings say. Safe to run anywhere, at any time. */
export async function keepHouse(ctx: Ctx): Promise<Housekeeping> {
  const { maxMessages, ttlSeconds } = ctx.settings.retention;
  const now = ctx.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const expired = await deleteExpired(ctx.db, { now, abandonedBefore: before(ABANDONED_MS) });
  const conversations =
    ttlSeconds === 0 ? 0 : await deleteInactiveConversations(ctx.db, { before: before(ttlSeconds * 1000) });
  let messages = 0;
  const overfull = maxMessages === 0 ? [] : await listOverfull(ctx.db, { maxMessages, limit: MOST_TRIMMED });
  for (const conversationId of overfull) {
    messages += await trimMessages(ctx.db, { conversationId, keep: maxMessages });
    await forgetContext(ctx, { conversationId });
  }
  if (conversations + messages > 0) {
    incidentShelves.forget(ctx);
    messageShelves.forget(ctx);
  }
  const done = { ...expired, conversations, messages };
  ctx.log.info(done, 'house kept');
  return done;
}
