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
import { type HistoryFacets, type HistoryPage, historyBounds } from '#lib/contracts/history.ts';
import {
  type HistoryFilter,
  type HistorySort,
  readAddress,
  writeFilter,
} from '#lib/contracts/history-filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { HistoryList, type ListHandle } from './history-list.tsx';
import type { RowVerbs } from './history-row.tsx';
import { type LeftPlace, rememberPlace, takePlace } from './left-for.ts';
import { NothingFound } from './nothing-found.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useAddress } from './use-address.ts';
import { goOn, type HistoryView, useHistory } from './use-history.ts';
import { useHistoryVerbs } from './use-history-verbs.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  initial: HistoryPage;
  /** The filter that `initial` answers. */
  initialFilter: HistoryFilter;
  facets: HistoryFacets | null;
}

const sorts: { value: HistorySort; label: string }[] = [
  { value: 'used', label: 'Last used first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'title', label: 'By title' },
];

/** Every investigation there is: found by what was said in it, narrowed, and tidied up. */
export function History({ initial, initialFilter, facets }: Props) {
  const initialKey = writeFilter(initialFilter);
  const params = useSearchParams();
  const [place] = useState(() => takePlaceOnce(writeFilter(readAddress(params.toString()))));
  const { filter, view, problem, stale, busy, want, more, reload } = useHistory(
    startOf(place, { key: initialKey, page: initial }),
  );
  const address = useAddress(want);
  const [typed, setTyped] = useState(filter.q ?? '');
  const go = (to: HistoryFilter) => {
    want(to);
    address.write(to, 'push');
  };
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);

  const searching = stale || typed.trimStart() !== (new URLSearchParams(view.key).get('q') ?? '');

  const [lastQ, setLastQ] = useState(filter.q);
  if (filter.q !== lastQ) {
    setLastQ(filter.q);
    // Back and forward change the filter without the box; typing has done it already.
    if ((filter.q ?? '') !== typed.trimStart()) setTyped(filter.q ?? '');
  }
  const type = (text: string) => {
    setTyped(text);
    const to = { ...filter, q: text.trimStart() || undefined };
    want(to);
    address.writeLater(to);
  };

  const narrowingKey = writeFilter({ ...filter, q: undefined, sort: undefined });
  const narrowing = useMemo(() => readAddress(narrowingKey), [narrowingKey]);
  const newest = useRef({ filter, go });
  newest.current = { filter, go };
  const narrow = useCallback((change: Partial<HistoryFilter>) => {
    const now = newest.current;
    now.go({ ...now.filter, ...change });
  }, []);
  const widen = useCallback(() => {
    const { filter: now, go: to } = newest.current;
    to({ q: now.q, sort: now.sort });
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
    if (to.view.key !== initialKey || to.view.page.rows.length > historyBounds.first) void reload();
  }, [reload, initialKey]);

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
    const all = await askOrTell(findMatching(readAddress(view.key)));
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
              onChange={(sort) => go({ ...filter, sort: sort === 'used' ? undefined : sort })}
            />
          </div>
        </div>
        <SearchBox
          label="Search everything said"
          placeholder="Search everything said: a word, a device, an error, a fix"
          value={typed}
          onChange={type}
          onBlur={address.catchUp}
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

/** What was seen when the list was left; the page was made for what its address said when it was opened. */
function startOf(place: LeftPlace | null, made: HistoryView): HistoryView {
  if (!place) return made;
  return place.view.key === made.key ? { key: made.key, page: goOn(place.view.page, made.page) } : place.view;
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
