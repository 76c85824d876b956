import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';

/** How many conversations nobody used since a time; pinned ones are never cleaned up. */
export async function countInactive(db: Database, { before }: { before: Date }): Promise<number> {
  return db.$count(
    conversations,
    and(lt(conversations.lastActivityAt, before), eq(conversations.pinned, false)),
  );
}
