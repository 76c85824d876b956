import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { feedback } from '../schema/messages.ts';
import { readMessage } from './messages.ts';

export type Feedback = typeof feedback.$inferSelect;

/** A person's word on an answer; said again, the later word holds. Null when they may not see the message. */
export async function putFeedback(
  db: Database,
  input: { messageId: string; userId: string; rating: 1 | -1; note?: string | null },
): Promise<Feedback | null> {
  const message = await readMessage(db, input);
  if (message === null) return null;
  const { messageId, userId, rating, note = null } = input;
  const [row] = await db
    .insert(feedback)
    .values({ messageId, userId, rating, note, conversationId: message.conversationId })
    .onConflictDoUpdate({
      target: [feedback.messageId, feedback.userId],
      set: { rating, note, createdAt: sql`clock_timestamp()` },
    })
    .returning();
  return row!;
}

export async function listFeedback(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<Feedback[]> {
  return db
    .select()
    .from(feedback)
    .where(and(eq(feedback.conversationId, conversationId), eq(feedback.userId, userId)))
    .orderBy(asc(feedback.createdAt));
}
