import { listConversations as queryConversations } from '#db/queries/list-conversations.ts';
import type { ConversationStatus, ConversationSummary } from '#lib/contracts/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { namesOf, toSummary } from './to-summary.ts';

export interface ListConversationsInput {
  limit: number;
  /** Words of the title or of anything said. */
  search?: string;
  status?: ConversationStatus[];
  archived?: boolean;
  project?: string;
  env?: string;
  domain?: string;
}

/** Investigations the person may see: pinned ones, then the most recently used. */
export async function listConversations(
  ctx: Ctx,
  input: ListConversationsInput,
): Promise<ConversationSummary[]> {
  const rows = await queryConversations(ctx.db, {
    ...input,
    userId: ctx.user.id,
  });
  const names = await namesOf(ctx, rows);
  return rows.map((row) => toSummary(row, ctx.user, names));
}
