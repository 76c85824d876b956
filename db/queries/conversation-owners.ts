import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { runs } from '../schema/runs.ts';

/** The people of a conversation: who owns it and who asked in it. */
export async function readConversationOwners(
  db: Database,
  { conversationId }: { conversationId: string },
): Promise<string[]> {
  const owner = await db
    .select({ userId: conversations.userId })
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  const askers = await db
    .selectDistinct({ userId: runs.userId })
    .from(runs)
    .where(eq(runs.conversationId, conversationId));
  return [...new Set([...owner, ...askers].map(({ userId }) => userId))];
}
