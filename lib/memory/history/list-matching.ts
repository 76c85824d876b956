import { listConversationIds } from '#db/queries/list-conversations.ts';
import { historyBounds, type MatchingInvestigations } from '#lib/contracts/history.ts';
import type { HistoryFilter } from '#lib/contracts/history-filter.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toConversationFilter } from './list-history.ts';

/** Every investigation that a filter means, so that something can be done to all of them. */
export async function listMatching(
  ctx: Ctx,
  { filter, timeZone }: { filter: HistoryFilter; timeZone: string },
): Promise<MatchingInvestigations> {
  const wanted = await toConversationFilter(ctx, { filter, timeZone });
  const rows = await listConversationIds(ctx.db, {
    ...wanted,
    sort: filter.sort ?? 'used',
    limit: historyBounds.matching,
  });
  const idsOf = (archived: boolean) => rows.flatMap((row) => (row.archived === archived ? [row.id] : []));
  return { active: idsOf(false), archived: idsOf(true) };
}
