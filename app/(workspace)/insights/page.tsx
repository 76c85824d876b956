import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { readZone } from '#app/preferences.ts';
import { InsightsView } from '#components/insights/insights-view.tsx';
import { readRange } from '#components/insights/read-range.ts';
import { dayIn } from '#lib/memory/history/day-range.ts';
import { listHistoryFacets } from '#lib/memory/history/list-facets.ts';
import { readInsightsPage } from '#lib/memory/insights/read-insights-page.ts';
import { requestCtx } from '../../request-ctx.ts';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: 'Insights' };

export default async function InsightsPage({ searchParams }: Props) {
  const ctx = await requestCtx();
  const timeZone = readZone(await cookies()) ?? 'UTC';
  const range = readRange(await searchParams, dayIn(ctx.now(), timeZone));
  const { from, to, domain } = range;
  const [page, facets] = await Promise.all([
    readInsightsPage(ctx, { from, to, timeZone, ...(domain === undefined ? {} : { domain }) }),
    listHistoryFacets(ctx),
  ]);
  return <InsightsView key={`${from} ${to}`} page={page} range={range} domains={facets.domains} />;
}
