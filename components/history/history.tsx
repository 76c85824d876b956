'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useReadingKeys } from '#components/chat/reading-keys.ts';
import { plural } from '#components/format/numbers.ts';
import { dayGroup } from '#components/format/times.ts';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { useClock } from '#components/ui/instant.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Select } from '#components/ui/select.tsx';
import type {
  HistoryFacets,
  HistoryFilter,
  HistoryPage,
  HistoryRow,
  HistorySort,
} from '#lib/contracts/history.ts';
import { FilterBar } from './filter-bar.tsx';
import { HistoryItem, type RowVerbs } from './history-row.tsx';
import { readFilter, writeFilter } from './history-url.ts';
import { rememberPlace, takePlace } from './left-for.ts';
import { NothingFound } from './nothing-found.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useHistory } from './use-history.ts';
import { useHistoryVerbs } from './use-history-verbs.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  initial: HistoryPage;
  /** The filter that `initial` answers. */
  initialFilter: HistoryFilter;
  facets: HistoryFacets;
}

const sorts: { value: HistorySort; label: string }[] = [
  { value: 'used', label: 'Last used first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'title', label: 'By title' },
];

function go(filter: HistoryFilter, how: 'push' | 'replace'): void {
  const query = writeFilter(filter);
  const url = query ? `/history?${query}` : '/history';
  if (how === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
}

/** Every investigation there is: found by what was said in it, narrowed, and tidied up. */
export function History({ initial, initialFilter, facets }: Props) {
  const params = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const { view, problem, stale, busy, more, reload } = useHistory(
    initial,
    writeFilter(initialFilter),
    filter,
  );
  const [typed, setTyped] = useState(filter.q ?? '');
  const scroller = useRef<HTMLDivElement>(null);
  const place = useRef(takePlaceOnce(writeFilter(filter)));

  const [lastQ, setLastQ] = useState(filter.q);
  if (filter.q !== lastQ) {
    setLastQ(filter.q);
    // Back and forward change the address without the box; typing has done it already.
    if ((filter.q ?? '') !== typed.trimStart()) setTyped(filter.q ?? '');
  }
  const type = (text: string) => {
    setTyped(text);
    const q = text.trimStart() || undefined;
    // One step back leads to before the search, not through its letters; the filter may lag behind the address.
    const begun = new URLSearchParams(window.location.search).has('q');
    go({ ...filter, q }, q && !begun ? 'push' : 'replace');
  };

  const selection = useSelection(view.page.rows);
  const verbs = useHistoryVerbs({
    rows: view.page.rows,
    reload: () => void reload(),
    onGone: selection.clear,
  });
  const rows = view.page.rows.filter(({ id }) => !verbs.hidden.has(id));
  const rowVerbs: RowVerbs = {
    ...verbs,
    select: selection.toggle,
    leave: (id) =>
      rememberPlace({
        key: writeFilter(filter),
        id,
        rows: rows.length,
        top: scroller.current?.scrollTop ?? 0,
      }),
  };
  // The rows are memoised: they get one object whose functions always reach the newest.
  const latest = useRef(rowVerbs);
  latest.current = rowVerbs;
  const stable = useMemo<RowVerbs>(
    () => ({
      rename: (...args) => latest.current.rename(...args),
      pin: (...args) => latest.current.pin(...args),
      share: (...args) => latest.current.share(...args),
      archive: (...args) => latest.current.archive(...args),
      remove: (...args) => latest.current.remove(...args),
      copyLink: (...args) => latest.current.copyLink(...args),
      leave: (...args) => latest.current.leave(...args),
      select: (...args) => latest.current.select(...args),
    }),
    [],
  );

  useReadingKeys();
  useShortcut('select', () => {
    const id = document.activeElement?.closest<HTMLElement>('li[data-id]')?.dataset.id;
    if (id) selection.toggle(id, false);
  });
  useShortcut('stop', selection.clear, selection.ids.length > 0);

  useEffect(() => {
    const back = place.current;
    place.current = null;
    if (!back) return;
    const settle = () => {
      scroller.current?.scrollTo({ top: back.top });
      scroller.current
        ?.querySelector<HTMLElement>(`li[data-id="${back.id}"] a[data-nav]`)
        ?.focus({ preventScroll: true });
    };
    if (back.rows > 50) void reload(back.rows).then(() => requestAnimationFrame(settle));
    else settle();
  }, [reload]);

  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = end.current;
    if (!mark || !view.page.next) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) void more();
      },
      { root: scroller.current, rootMargin: '600px' },
    );
    watch.observe(mark);
    return () => watch.disconnect();
  }, [view.page.next, more]);

  const says = plural(view.page.found ?? 0, 'investigation');
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-3 px-4 py-5 md:px-6">
        <div className="flex items-center gap-3">
          <h1 className="text-xl font-semibold tracking-tight">History</h1>
          <p role="status" className="tabular text-sm text-ink-3">
            {stale ? 'Searching…' : says}
          </p>
          <div className="ms-auto">
            <Select
              label="Order"
              value={filter.sort ?? 'used'}
              options={sorts}
              onChange={(sort) => go({ ...filter, sort: sort === 'used' ? undefined : sort }, 'push')}
            />
          </div>
        </div>
        <SearchBox
          label="Search everything said"
          placeholder="Search everything said: a word, a device, an error, a fix"
          value={typed}
          onChange={type}
          onLeave={() => scroller.current?.querySelector<HTMLElement>('a[data-nav]')?.focus()}
        />
        <FilterBar
          filter={filter}
          facets={facets}
          onChange={(change) => go({ ...filter, ...change }, 'push')}
          onClear={() => go({ q: filter.q, sort: filter.sort }, 'push')}
        />
        {problem ? (
          <div role="alert" className="flex items-center gap-3 rounded-md bg-red-soft px-3 py-2 text-sm">
            <span className="flex-1">{problem}</span>
            <Button size="sm" onClick={() => void reload()}>
              Try again
            </Button>
          </div>
        ) : null}
        {rows.length === 0 && !stale ? <NothingFound filter={filter} /> : null}
        <Groups rows={rows} sort={filter.sort ?? 'used'} selected={selection.set} verbs={stable} />
        <div ref={end} className="h-px" />
        {view.page.next ? (
          <Button look="quiet" className="self-center" disabled={busy} onClick={() => void more()}>
            {busy ? 'Reading on…' : 'Show more'}
          </Button>
        ) : null}
        {selection.ids.length > 0 ? (
          <SelectionBar
            ids={selection.ids}
            allArchived={selection.rows.every(({ archived }) => archived)}
            onArchive={(archived) => void verbs.archive(selection.ids, archived)}
            onDelete={() => void verbs.remove(selection.ids)}
            onLink={() => void verbs.link(selection.ids)}
            onExport={(format) => exportThem(selection.ids, format)}
            onClear={selection.clear}
          />
        ) : null}
      </div>
    </div>
  );
}

function takePlaceOnce(key: string) {
  return typeof window === 'undefined' ? null : takePlace(key);
}

/** A form, because a selection may be longer than an address. */
function exportThem(ids: string[], format: 'markdown' | 'json'): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/api/export';
  for (const [name, value] of [['format', format], ...ids.map((id) => ['id', id])] as [string, string][]) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

interface GroupsProps {
  rows: HistoryRow[];
  sort: NonNullable<HistoryFilter['sort']>;
  selected: ReadonlySet<string>;
  verbs: RowVerbs;
}

function Groups({ rows, sort, selected, verbs }: GroupsProps) {
  const { zone, now } = useClock();
  const headOf = (row: HistoryRow) => {
    if (row.pinned) return 'Pinned';
    if (sort === 'title') return 'By title';
    return dayGroup(new Date(sort === 'used' ? row.lastActivityAt : row.createdAt), zone, now);
  };
  return [...Map.groupBy(rows, headOf)].map(([head, list]) => (
    <section key={head} aria-label={head}>
      <h2 className="pb-1 ps-1 pt-2 text-xs font-medium text-ink-3">{head}</h2>
      <ul className="rounded-lg border border-line bg-surface">
        {list.map((row) => (
          <HistoryItem key={row.id} row={row} selected={selected.has(row.id)} verbs={verbs} />
        ))}
      </ul>
    </section>
  ));
}
