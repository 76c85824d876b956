import { readLines, searchLines } from '#app/actions/logs.ts';
import { askServer } from '#components/ui/ask-server.ts';
import type { LineViewFilter, OpenedLogs, ViewLine } from '#lib/contracts/log-view.ts';
import { viewPageRows } from '#lib/contracts/view-page-rows.ts';
import { PageCache } from './page-cache.ts';

/** What the list shows: every line of a file, or the records that fit a filter. */
export interface LineSource {
  cache: PageCache;
  /** Rows known so far. */
  count: () => number;
  /** False while more rows may come. */
  complete: () => boolean;
  /** Lines looked at so far. */
  scanned: () => number;
  /** Row of a line when it is known without looking. */
  rowOf: (line: number) => number | null;
}

export function fileSource(
  logSetId: string,
  file: string,
  lines: number,
  first: OpenedLogs['first'] = null,
): LineSource {
  const load = async (page: number) => {
    const fromLine = page * viewPageRows + 1;
    const lines = readLines({ logSetId, file, fromLine, toLine: fromLine + viewPageRows - 1 });
    const got = await askServer(lines, 'these lines were not read');
    if (!got.ok) throw new Error(got.error.sentence);
    return got.value;
  };
  return {
    cache: new PageCache(load, first?.file === file ? first : null),
    count: () => lines,
    complete: () => true,
    scanned: () => lines,
    rowOf: (line) => Math.min(lines, Math.max(1, line)) - 1,
  };
}

/**
 * Pages of matches follow on from each other: each is known by the mark where it starts, so that a forgotten
 * one can be loaded again. One page more than is known is always offered, until the search has come to its end.
 */
export function searchSource(logSetId: string, filter: LineViewFilter): LineSource {
  const starts: (string | undefined)[] = [undefined];
  let last: { page: number; rows: number } | null = null;
  let scanned = 0;
  const fill = async (page: number): Promise<ViewLine[]> => {
    const rows: ViewLine[] = [];
    let cursor = starts[page];
    const fresh = page === starts.length - 1 && last === null;
    do {
      const matches = searchLines({
        logSetId,
        filter,
        limit: viewPageRows - rows.length,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const got = await askServer(matches, 'not every line was looked at');
      if (!got.ok) throw new Error(got.error.sentence);
      rows.push(...got.value.lines);
      if (fresh) scanned += got.value.scanned;
      cursor = got.value.next;
    } while (cursor !== undefined && rows.length < viewPageRows);
    if (cursor === undefined) last = { page, rows: rows.length };
    else if (fresh) starts.push(cursor);
    return rows;
  };
  return {
    cache: new PageCache(fill),
    count: () => (last ? last.page * viewPageRows + last.rows : (starts.length - 1) * viewPageRows),
    complete: () => last !== null,
    scanned: () => scanned,
    rowOf: () => null,
  };
}
