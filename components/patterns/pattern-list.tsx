'use client';

import Link from 'next/link';
import { useState } from 'react';
import { RateBar } from '#components/charts/rate-bar.tsx';
import { useReadingKeys } from '#components/chat/reading-keys.ts';
import { count, plural } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Download } from '#components/icons/icons.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Select } from '#components/ui/select.tsx';
import { useUrlState } from '#components/ui/use-url-state.ts';
import type { DuplicatePatterns } from '#lib/contracts/memory.ts';
import type { PatternRow } from '#lib/contracts/patterns.ts';
import { AlikePatterns } from './alike-patterns.tsx';
import { ImportButton } from './import-button.tsx';
import { orderPatterns, type PatternSort, patternSorts } from './order-patterns.ts';

const sorts: { value: PatternSort; label: string }[] = [
  { value: 'seen', label: 'Last seen first' },
  { value: 'count', label: 'Most often first' },
  { value: 'success', label: 'Best solved first' },
  { value: 'name', label: 'By name' },
];
const any = '*';

interface Props {
  patterns: PatternRow[];
  most: number;
  alike: DuplicatePatterns[];
}

/** The knowledge base: every kind of error that was understood, and what helps against it. */
export function PatternList({ patterns, most, alike }: Props) {
  const { params, set } = useUrlState();
  const q = params.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const [lastQ, setLastQ] = useState(q);
  if (q !== lastQ) {
    setLastQ(q);
    if (q !== typed.trim()) setTyped(q);
  }
  const domain = params.get('domain');
  const sort = patternSorts.find((each) => each === params.get('sort')) ?? 'seen';
  const shown = orderPatterns(patterns, { search: typed, domain, sort });
  const domains = [...new Set(patterns.map((pattern) => pattern.domain))].sort();
  useReadingKeys();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-3 px-4 py-5 md:px-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="text-xl font-semibold tracking-tight">Patterns</h1>
          <p role="status" className="tabular text-sm text-ink-3">
            {plural(shown.length, 'pattern')}
          </p>
          <div className="ms-auto flex gap-1.5">
            <ImportButton />
            <a href="/api/export/memory" download className={buttonClass()}>
              <Download aria-hidden size={14} />
              Export all
            </a>
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <SearchBox
            label="Search patterns"
            placeholder="Search names, causes and fixes"
            value={typed}
            onChange={(text) => {
              setTyped(text);
              set({ q: text.trim() || undefined }, q === '' && text ? 'push' : 'replace');
            }}
            onLeave={() => document.querySelector<HTMLElement>('main a[data-nav]')?.focus()}
          />
          <div className="flex items-center gap-1.5">
            {domains.length > 1 ? (
              <Select
                label="Domain"
                value={domain ?? any}
                narrows={domain !== null}
                options={[
                  { value: any, label: 'Any domain' },
                  ...domains.map((name) => ({ value: name, label: showHidden(name) })),
                ]}
                onChange={(next) => set({ domain: next === any ? undefined : next })}
              />
            ) : null}
            <Select
              label="Order"
              value={sort}
              options={sorts}
              onChange={(next) => set({ sort: next === 'seen' ? undefined : next })}
            />
          </div>
        </div>
        <AlikePatterns alike={alike} />
        {patterns.length === 0 ? (
          <Empty title="No pattern is known yet">
            A pattern comes about by itself when an investigation names a cause. Mark it as solved, and what
            fixed it is kept here.
          </Empty>
        ) : shown.length === 0 ? (
          <Empty title="No pattern fits">Search for fewer words, or choose any domain.</Empty>
        ) : (
          <ul className="rounded-lg border border-line bg-surface">
            {shown.map((pattern) => (
              <Row key={pattern.id} pattern={pattern} />
            ))}
          </ul>
        )}
        {patterns.length >= most ? (
          <p className="text-sm text-ink-3">The {count(most)} patterns seen last are shown.</p>
        ) : null}
      </div>
    </div>
  );
}

function Row({ pattern }: { pattern: PatternRow }) {
  const best = pattern.steps.find(({ worked }) => worked > 0);
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-1 border-b border-line px-4 py-3 last:border-0 md:grid-cols-[minmax(0,1fr)_11rem_6.5rem]">
      <div className="min-w-0">
        <div className="flex min-w-0 items-baseline gap-2">
          <Link
            href={`/patterns/${pattern.id}`}
            prefetch={false}
            data-nav
            className="machine truncate font-medium hover:text-accent hover:underline"
          >
            {showHidden(pattern.errorType)}
          </Link>
          <span className="shrink-0 text-xs text-ink-3">{showHidden(pattern.domain)}</span>
        </div>
        <p className="truncate text-sm text-ink-2">{showHidden(pattern.title || 'No cause named yet')}</p>
        <p className="truncate text-sm text-ink-3">
          {best ? (
            <>
              Helps: <span className="text-ink-2">{showHidden(best.text)}</span>
            </>
          ) : (
            'No fix known yet'
          )}
        </p>
      </div>
      <div className="md:pt-0.5">
        <RateBar part={pattern.solved} whole={pattern.tried} />
      </div>
      <p className="tabular flex gap-2 text-xs text-ink-3 md:flex-col md:gap-0 md:pt-1 md:text-end">
        <span>{plural(pattern.occurrences, 'time')}</span>
        <Instant at={pattern.lastSeen} as="ago" />
      </p>
    </li>
  );
}
