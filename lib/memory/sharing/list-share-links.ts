import { listShareLinks as query } from '#db/queries/share-links.ts';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from '../conversations/need-conversation.ts';

/** The links the person made for an investigation, newest first. */
export async function listShareLinks(ctx: Ctx, { id }: { id: string }): Promise<ShareLinkInfo[]> {
  const links = await query(ctx.db, { conversationId: needId(id), userId: ctx.user.id });
  const now = ctx.now();
  return links.map((link) => ({
    id: link.id,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    holds: link.revokedAt === null && (link.expiresAt === null || link.expiresAt > now),
  }));
}
