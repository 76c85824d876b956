import { type HistoryFilter, historyFilterSchema } from '#lib/contracts/history.ts';

/** The filter that an address names; parts it does not know are left out. */
export function readFilter(params: Iterable<[string, string]>): HistoryFilter {
  return historyFilterSchema.parse(Object.fromEntries(params));
}

/** The address of a filter, always written in one order. */
export function writeFilter(filter: HistoryFilter): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(historyFilterSchema.shape) as (keyof HistoryFilter)[]) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** How many parts narrow the list, apart from the words and the order. */
export function countNarrowing({ q: _, sort: __, ...rest }: HistoryFilter): number {
  const { from, to, ...others } = rest;
  return Object.values(others).filter(Boolean).length + (from || to ? 1 : 0);
}
