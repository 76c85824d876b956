import { and, asc, eq, lt, min, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversationSegments, messages } from '../schema/messages.ts';

export type Segment = typeof conversationSegments.$inferSelect;
export type NewSegment = typeof conversationSegments.$inferInsert;

/** Stores the summary of a stretch of messages; one of the same stretch and strategy is replaced. */
export async function putSegment(db: Database, values: NewSegment): Promise<Segment> {
  const { conversationId: _, strategy: __, fromIndex: ___, toIndex: ____, ...rest } = values;
  const s = conversationSegments;
  const [segment] = await db
    .insert(s)
    .values(values)
    .onConflictDoUpdate({ target: [s.conversationId, s.strategy, s.fromIndex, s.toIndex], set: rest })
    .returning();
  return segment!;
}

export async function listSegments(
  db: Database,
  { conversationId, strategy }: { conversationId: string; strategy: string },
): Promise<Segment[]> {
  const s = conversationSegments;
  return db
    .select()
    .from(s)
    .where(and(eq(s.conversationId, conversationId), eq(s.strategy, strategy)))
    .orderBy(asc(s.fromIndex));
}

/** Forgets the summaries that tell of messages which are not there any more: the oldest were deleted. */
export async function deleteSegmentsOfGone(
  db: Database,
  { conversationId }: { conversationId: string },
): Promise<void> {
  const s = conversationSegments;
  const first = db
    .select({ first: min(messages.index) })
    .from(messages)
    .where(eq(messages.conversationId, conversationId));
  await db
    .delete(s)
    .where(and(eq(s.conversationId, conversationId), lt(s.fromIndex, sql`coalesce((${first}), 2147483647)`)));
}
