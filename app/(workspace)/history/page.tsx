import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { readZone } from '#app/preferences.ts';
import { History } from '#components/history/history.tsx';
import { readFilter } from '#lib/contracts/history-filter.ts';
import { listHistoryFacets } from '#lib/memory/history/list-facets.ts';
import { listHistory } from '#lib/memory/history/list-history.ts';
import { requestCtx } from '../../request-ctx.ts';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ searchParams }: Props) {
  const [ctx, filter, jar] = [await requestCtx(), readFilter(await searchParams), await cookies()];
  const initial = await listHistory(ctx, { filter, timeZone: readZone(jar) ?? 'UTC' });
  // Of a long history the rows go first; what it can be narrowed by takes longer, and is asked for once they are seen.
  const facets = initial.next ? null : await listHistoryFacets(ctx);
  return <History initial={initial} initialFilter={filter} facets={facets} />;
}
