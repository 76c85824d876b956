'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { DayField } from '#components/ui/day-field.tsx';
import { Select } from '#components/ui/select.tsx';
import { type InsightsRange, presets } from './range.ts';

const any = '*';

/** Which days, and of which domain; the address keeps both. */
export function RangePicker({ range, domains }: { range: InsightsRange; domains: string[] }) {
  const router = useRouter();
  const [waiting, start] = useTransition();
  const [custom, setCustom] = useState(range.days === null);
  const go = (change: Partial<Record<'days' | 'from' | 'to' | 'domain', string>>) => {
    const params = new URLSearchParams();
    const domain = 'domain' in change ? change.domain : range.domain;
    if (change.days) params.set('days', change.days);
    else if (change.from && change.to) {
      params.set('from', change.from);
      params.set('to', change.to);
    } else if (range.days === null) {
      params.set('from', range.from);
      params.set('to', range.to);
    } else params.set('days', String(range.days));
    if (domain) params.set('domain', domain);
    start(() => router.push(`/insights?${params}`));
  };
  return (
    <div className="ms-auto flex flex-wrap items-center gap-1.5" aria-busy={waiting}>
      {waiting ? (
        <span role="status" className="text-sm text-ink-3">
          Counting…
        </span>
      ) : null}
      {custom ? (
        <span className="flex items-center gap-1.5 text-sm text-ink-3">
          <DayField
            label="From day"
            value={range.from}
            onChange={(from) => (from ? go({ from, to: range.to }) : undefined)}
          />
          to
          <DayField
            label="To day"
            value={range.to}
            onChange={(to) => (to ? go({ from: range.from, to }) : undefined)}
          />
        </span>
      ) : null}
      <Select
        label="Time"
        value={custom ? 'custom' : String(range.days)}
        options={[
          ...presets.map((days) => ({ value: String(days), label: `Last ${days} days` })),
          { value: 'custom', label: 'From … to …' },
        ]}
        onChange={(next) => {
          setCustom(next === 'custom');
          if (next !== 'custom') go({ days: next });
        }}
      />
      {domains.length > 1 || range.domain ? (
        <Select
          label="Domain"
          value={range.domain ?? any}
          narrows={range.domain !== undefined}
          options={[
            { value: any, label: 'Any domain' },
            ...[...new Set([...domains, ...(range.domain ? [range.domain] : [])])].map((name) => ({
              value: name,
              label: showHidden(name),
            })),
          ]}
          onChange={(next) => go({ domain: next === any ? '' : next })}
        />
      ) : null}
    </div>
  );
}
