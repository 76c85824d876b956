import {
  deleteExpired,
  deleteInactiveConversations,
  deleteOldAnalyses,
  deleteOldLogSets,
  deleteOldUsage,
  listOverfull,
} from '#db/queries/cleanup.ts';
import { trimMessages } from '#db/queries/messages.ts';
import { deleteSegmentsOfGone } from '#db/queries/segments.ts';
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
  analyses: number;
  usage: number;
}

/**
 * Deletes what is past its time or over its bound, as the settings say. Safe to run anywhere, at any time; `hold`
 * is called between its parts and ends it by throwing, when another instance has taken it over.
 */
export async function keepHouse(ctx: Ctx, hold: () => Promise<void> = async () => {}): Promise<Housekeeping> {
  const { maxMessages, ttlSeconds, logsSeconds, analysesSeconds, usageSeconds } = ctx.settings.retention;
  const now = ctx.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const old = async (seconds: number, remove: (before: Date) => Promise<number>): Promise<number> => {
    if (seconds === 0) return 0;
    await hold();
    return remove(before(seconds * 1000));
  };
  const expired = await deleteExpired(ctx.db, { now, abandonedBefore: before(ABANDONED_MS) });
  const conversations = await old(ttlSeconds, (before) =>
    deleteInactiveConversations(ctx.db, { before, between: hold }),
  );
  const oldLogs = await old(logsSeconds, (before) => deleteOldLogSets(ctx.db, { before }));
  const analyses = await old(analysesSeconds, (before) => deleteOldAnalyses(ctx.db, { before }));
  const usage = await old(usageSeconds, (before) => deleteOldUsage(ctx.db, { before }));
  let messages = 0;
  const overfull = maxMessages === 0 ? [] : await listOverfull(ctx.db, { maxMessages, limit: MOST_TRIMMED });
  for (const conversationId of overfull) {
    await hold();
    messages += await trimMessages(ctx.db, { conversationId, keep: maxMessages });
    await deleteSegmentsOfGone(ctx.db, { conversationId });
    await forgetContext(ctx, { conversationId });
  }
  if (conversations + messages + analyses > 0) {
    incidentShelves.prune(ctx);
    messageShelves.prune(ctx);
  }
  const done = { ...expired, logSets: expired.logSets + oldLogs, conversations, messages, analyses, usage };
  ctx.log.info(done, 'house kept');
  return done;
}
