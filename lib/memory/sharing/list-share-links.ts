import { listShareLinks as query } from '#db/queries/share-links.ts';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from '../conversations/need-conversation.ts';
import { toShareLinkInfo } from './to-share-link-info.ts';

/** The links the person made for an investigation, newest first. */
export async function listShareLinks(ctx: Ctx, { id }: { id: string }): Promise<ShareLinkInfo[]> {
  const links = await query(ctx.db, { conversationId: needId(id), userId: ctx.user.id });
  const now = ctx.now();
  return links.map((link) => toShareLinkInfo(link, now));
}
