import { apiResult } from '#components/ui/api-result.ts';
import type { HistoryCursor, HistoryPage } from '#lib/contracts/history.ts';
import { type HistoryFilter, writeFilter } from '#lib/contracts/history-filter.ts';
import type { Result } from '#lib/contracts/result.ts';

export interface Find {
  filter: HistoryFilter;
  /** In which the filter's days are meant. */
  timeZone: string;
  limit: number;
  after?: HistoryCursor;
}

/** A page of the history. Not by an action: these wait for each other and for what the address does. */
export async function findInvestigations({
  filter,
  timeZone,
  limit,
  after,
}: Find): Promise<Result<HistoryPage>> {
  const params = new URLSearchParams(writeFilter(filter));
  params.set('timeZone', timeZone);
  params.set('limit', String(limit));
  if (after) params.set('after', JSON.stringify(after));
  return apiResult(await fetch(`/api/history?${params}`));
}
