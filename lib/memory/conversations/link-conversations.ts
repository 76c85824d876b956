import { linkConversations as link } from '#db/queries/conversation-links.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId, noConversation } from './need-conversation.ts';

/** Notes that two investigations belong together. */
export async function linkConversations(
  ctx: Ctx,
  input: { fromId: string; toId: string; kind: 'related' | 'duplicate' | 'follow_up'; note?: string },
): Promise<void> {
  const { fromId, toId, kind, note = null } = input;
  const linked = await link(ctx.db, {
    fromId: needId(fromId),
    toId: needId(toId),
    kind,
    note,
    userId: ctx.user.id,
  });
  if (!linked) throw noConversation();
}
