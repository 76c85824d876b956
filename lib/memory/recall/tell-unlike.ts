import { linkConversations, unlinkConversations } from '#db/queries/conversation-links.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId, noConversation } from '../conversations/need-conversation.ts';

/** A person says that two investigations are not the same trouble, or takes it back. */
export async function tellUnlike(
  ctx: Ctx,
  { id, otherId, unlike }: { id: string; otherId: string; unlike: boolean },
): Promise<void> {
  const link = { kind: 'unlike', userId: ctx.user.id } as const;
  const pair = { fromId: needId(id), toId: needId(otherId) };
  if (unlike) {
    if (!(await linkConversations(ctx.db, { ...link, ...pair }))) throw noConversation();
    return;
  }
  await unlinkConversations(ctx.db, { ...link, ...pair });
  await unlinkConversations(ctx.db, { ...link, fromId: pair.toId, toId: pair.fromId });
}
