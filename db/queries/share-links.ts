import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations, shareLinks } from '../schema/conversations.ts';

export type ShareLink = typeof shareLinks.$inferSelect;

/** Only the owner shares a conversation. Null when it is not theirs. */
export async function createShareLink(
  db: Database,
  input: { conversationId: string; userId: string; tokenHash: string; expiresAt?: Date | null },
): Promise<ShareLink | null> {
  const { conversationId, userId, tokenHash, expiresAt = null } = input;
  const owned = await db.$count(
    conversations,
    and(eq(conversations.id, conversationId), eq(conversations.userId, userId)),
  );
  if (owned === 0) return null;
  const [link] = await db
    .insert(shareLinks)
    .values({ conversationId, createdBy: userId, tokenHash, expiresAt })
    .returning();
  return link!;
}

/** The conversation behind a token's hash, while the link holds. */
export async function findShareLink(
  db: Database,
  { tokenHash }: { tokenHash: string },
): Promise<ShareLink | null> {
  const [link] = await db
    .select()
    .from(shareLinks)
    .where(
      and(
        eq(shareLinks.tokenHash, tokenHash),
        isNull(shareLinks.revokedAt),
        or(isNull(shareLinks.expiresAt), gt(shareLinks.expiresAt, sql`clock_timestamp()`)),
      ),
    );
  return link ?? null;
}

export async function revokeShareLink(
  db: Database,
  { linkId, userId }: { linkId: string; userId: string },
): Promise<boolean> {
  const revoked = await db
    .update(shareLinks)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(shareLinks.id, linkId), eq(shareLinks.createdBy, userId), isNull(shareLinks.revokedAt)))
    .returning({ id: shareLinks.id });
  return revoked.length > 0;
}

export async function listShareLinks(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<ShareLink[]> {
  return db
    .select()
    .from(shareLinks)
    .where(and(eq(shareLinks.conversationId, conversationId), eq(shareLinks.createdBy, userId)))
    .orderBy(desc(shareLinks.createdAt));
}
