'use server';

import { cookies } from 'next/headers';
import { z } from 'zod';
import { readZone } from '#app/preferences.ts';
import { historyBounds, type MatchingInvestigations } from '#lib/contracts/history.ts';
import { type HistoryFilter, readFilter } from '#lib/contracts/history-filter.ts';
import type { Result } from '#lib/contracts/result.ts';
import { uuid } from '#lib/contracts/runs.ts';
import { archiveConversations } from '#lib/memory/conversations/archive-conversations.ts';
import { deleteConversations } from '#lib/memory/conversations/delete-conversations.ts';
import { linkConversations } from '#lib/memory/conversations/link-conversations.ts';
import { listMatching } from '#lib/memory/history/list-matching.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

/** What a filter means, all of it. */
export async function findMatching(filter: HistoryFilter): Promise<Result<MatchingInvestigations>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () =>
    listMatching(ctx, {
      filter: readFilter(filter),
      timeZone: readZone(await cookies()) ?? 'UTC',
    }),
  );
}

/** More is done in several goes. */
const idsSchema = z.array(uuid).min(1).max(historyBounds.changed);

/** Answers which were changed: what others deleted meanwhile is left out. */
export async function archiveInvestigations(ids: string[], archived: boolean): Promise<Result<string[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () =>
    archiveConversations(ctx, { ids: idsSchema.parse(ids), archived: z.boolean().parse(archived) }),
  );
}

/** For good, and only what the person owns; answers which. */
export async function deleteInvestigations(ids: string[]): Promise<Result<string[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => deleteConversations(ctx, { ids: idsSchema.parse(ids) }));
}

/** Notes that the first and each of the others belong together. */
export async function linkInvestigations(ids: string[]): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const most = historyBounds.linked;
    const [fromId, ...others] = idsSchema.max(most, `Link up to ${most} at a time.`).parse(ids);
    for (const toId of others) await linkConversations(ctx, { fromId: fromId!, toId, kind: 'related' });
    return null;
  });
}
