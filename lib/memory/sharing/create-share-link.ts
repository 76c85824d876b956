import { randomBytes } from 'node:crypto';
import { createShareLink as insert } from '#db/queries/share-links.ts';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId, noConversation } from '../conversations/need-conversation.ts';
import { toShareLinkInfo } from './to-share-link-info.ts';
import { tokenHash } from './token-hash.ts';

const day = 86_400_000;

/** A link that shows one investigation, redacted and read-only, for some days. Its token is told once. */
export async function createShareLink(
  ctx: Ctx,
  { id, days }: { id: string; days: number },
): Promise<{ path: string; link: ShareLinkInfo }> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(ctx.now().getTime() + days * day);
  const link = await insert(ctx.db, {
    conversationId: needId(id),
    userId: ctx.user.id,
    tokenHash: tokenHash(token),
    expiresAt,
  });
  if (!link) throw noConversation();
  return { path: `/share/${token}`, link: toShareLinkInfo(link, ctx.now()) };
}
