import { deleteInactiveConversations } from '#db/queries/cleanup.ts';
import type { Ctx } from '#lib/server/context.ts';

const day = 86_400_000;

/** Deletes investigations that nobody used for `days` days, with everything that belongs to them. */
export async function cleanupSessions(ctx: Ctx, { days }: { days: number }): Promise<{ deleted: number }> {
  const before = new Date(ctx.now().getTime() - days * day);
  const deleted = await deleteInactiveConversations(ctx.db, { before });
  ctx.log.info({ days, deleted }, 'old investigations deleted');
  return { deleted };
}
