'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { findMatching } from '#app/actions/history.ts';
import { useReadingKeys } from '#components/chat/reading-keys.ts';
import { plural } from '#components/format/numbers.ts';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { Button } from '#components/ui/button.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Select } from '#components/ui/select.tsx';
import {
  type HistoryFacets,
  type HistoryFilter,
  type HistoryPage,
  type HistorySort,
  historyBounds,
} from '#lib/contracts/history.ts';
import { FilterBar } from './filter-bar.tsx';
import { HistoryList, type ListHandle } from './history-list.tsx';
import type { RowVerbs } from './history-row.tsx';
import { readFilter, writeFilter } from './history-url.ts';
import { rememberPlace, takePlace } from './left-for.ts';
import { NothingFound } from './nothing-found.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { goOn, useHistory } from './use-history.ts';
import { useHistoryVerbs } from './use-history-verbs.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  initial: HistoryPage;
  /** The filter that `initial` answers. */
  initialFilter: HistoryFilter;
  facets: HistoryFacets | Promise<HistoryFacets>;
}

const sorts: { value: HistorySort; label: string }[] = [
  { value: 'used', label: 'Last used first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'title', label: 'By title' },
];

function setAddress(filter: HistoryFilter, how: 'push' | 'replace'): void {
  const query = writeFilter(filter);
  const url = query ? `/history?${query}` : '/history';
  if (how === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
}

/** Every investigation there is: found by what was said in it, narrowed, and tidied up. */
export function History({ initial, initialFilter, facets }: Props) {
  const params = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const [place] = useState(() => takePlaceOnce(writeFilter(filter)));
  const [typed, setTyped] = useState(filter.q ?? '');
  const { view, problem, stale, busy, want, more, reload } = useHistory(
    { key: writeFilter(initialFilter), page: place ? goOn(place.view.page, initial) : initial },
    filter,
  );
  const go = (to: HistoryFilter, how: 'push' | 'replace') => {
    want(to);
    setAddress(to, how);
  };
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);

  // The address follows the box a moment later.
  const searching = stale || typed.trimStart() !== (new URLSearchParams(view.key).get('q') ?? '');

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

  const narrowingKey = writeFilter({ ...filter, q: undefined, sort: undefined });
  const narrowing = useMemo(() => readFilter(new URLSearchParams(narrowingKey)), [narrowingKey]);
  const newest = useRef({ filter, go });
  newest.current = { filter, go };
  const narrow = useCallback((change: Partial<HistoryFilter>) => {
    const now = newest.current;
    now.go({ ...now.filter, ...change }, 'push');
  }, []);
  const widen = useCallback(() => {
    const { filter: now, go: to } = newest.current;
    to({ q: now.q, sort: now.sort }, 'push');
  }, []);

  const selection = useSelection(view.page.rows, view.key);
  const verbs = useHistoryVerbs({
    archived: selection.archived,
    reload: () => void reload(),
    onGone: selection.clear,
  });
  const { hidden } = verbs;
  const rows = useMemo(() => view.page.rows.filter(({ id }) => !hidden.has(id)), [view.page.rows, hidden]);
  const rowVerbs: RowVerbs = {
    ...verbs,
    select: selection.toggle,
    leave: (id) =>
      rememberPlace({
        view,
        id,
        top: scroller.current?.scrollTop ?? 0,
        measured: list.current?.measured() ?? [],
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

  useReadingKeys((by) => {
    if (!list.current?.walk(by)) void more();
  });
  useShortcut('select', () => {
    const id = document.activeElement?.closest<HTMLElement>('li[data-id]')?.dataset.id;
    if (id) selection.toggle(id, false);
  });
  useShortcut('stop', selection.clear, selection.ids.length > 0);

  const back = useRef(place);
  useEffect(() => {
    const to = back.current;
    back.current = null;
    if (!to) return;
    scroller.current?.scrollTo({ top: to.top });
    list.current?.focusOn(to.id);
    // What was read before is old by now.
    if (to.view.page.rows.length > historyBounds.first) void reload();
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

  const found = view.page.found ?? 0;
  const says = plural(found, 'investigation');
  const selectAll = async () => {
    const all = await askOrTell(findMatching(readFilter(new URLSearchParams(view.key))));
    if (all) selection.selectAll(all, view.key);
  };
  return (
    // No anchoring: the button below the list would hold the sight at its end while rows are added above it.
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-3 px-4 py-5 md:px-6">
        <div className="flex items-center gap-3">
          <h1 className="text-xl font-semibold tracking-tight">History</h1>
          <p role="status" className="tabular text-sm text-ink-3">
            {searching ? 'Searching…' : says}
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
        <FilterBar filter={narrowing} facets={facets} onChange={narrow} onClear={widen} />
        {problem ? (
          <div role="alert" className="flex items-center gap-3 rounded-md bg-red-soft px-3 py-2 text-sm">
            <span className="flex-1">{problem}</span>
            <Button size="sm" onClick={() => void reload()}>
              Try again
            </Button>
          </div>
        ) : null}
        {rows.length === 0 && !searching ? <NothingFound filter={filter} /> : null}
        <HistoryList
          rows={rows}
          sort={filter.sort ?? 'used'}
          found={Math.max(found, rows.length)}
          selected={selection.set}
          verbs={stable}
          scroller={scroller}
          place={place}
          handle={list}
        />
        <div ref={end} className="h-px" />
        {view.page.next ? (
          <Button look="quiet" className="self-center" disabled={busy} onClick={() => void more()}>
            {busy ? 'Reading on…' : 'Show more'}
          </Button>
        ) : null}
        {selection.ids.length > 0 ? (
          <SelectionBar
            ids={selection.ids}
            allArchived={selection.ids.every((id) => selection.archived.has(id))}
            more={selection.ids.length < Math.min(found, historyBounds.matching) ? found : null}
            onAll={() => void selectAll()}
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
