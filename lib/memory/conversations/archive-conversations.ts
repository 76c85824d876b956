import { archiveConversations as archive } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from './need-conversation.ts';

/** Puts several investigations away, or takes them out again; answers which. */
export async function archiveConversations(
  ctx: Ctx,
  { ids, archived }: { ids: string[]; archived: boolean },
): Promise<string[]> {
  return archive(ctx.db, { ids: ids.map(needId), userId: ctx.user.id, archived });
}
