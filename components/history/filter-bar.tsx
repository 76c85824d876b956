'use client';

import { memo, type ReactNode, useState } from 'react';
import { dayKey } from '#components/format/times.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { SlidersHorizontal } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import { DayField } from '#components/ui/day-field.tsx';
import { useClock } from '#components/ui/instant.tsx';
import { Select } from '#components/ui/select.tsx';
import type { HistoryFacets } from '#lib/contracts/history.ts';
import { countNarrowing, type HistoryFilter } from '#lib/contracts/history-filter.ts';
import { useFacets } from './use-facets.ts';

interface Props {
  filter: HistoryFilter;
  /** Those of a long history are asked for later. */
  facets: HistoryFacets | null;
  onChange: (change: HistoryFilter) => void;
  onClear: () => void;
}

const any = '*';
const statuses = [
  { value: any, label: 'Any status' },
  { value: 'open', label: 'Open' },
  { value: 'solved', label: 'Solved' },
  { value: 'unsolved', label: 'Not solved' },
];
const endings = [
  { value: any, label: 'Any finding' },
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'likely', label: 'Likely' },
  { value: 'inconclusive', label: 'Inconclusive' },
  { value: 'no fault', label: 'No fault found' },
];
const places = [
  { value: any, label: 'Not archived' },
  { value: 'only', label: 'Archived' },
  { value: 'with', label: 'Archived too' },
];
const seers = [
  { value: any, label: 'Team and private' },
  { value: 'team', label: 'Team' },
  { value: 'private', label: 'Private' },
];

/** What the list is narrowed to; on a phone behind one button. Its many lists need not follow each typed letter. */
export const FilterBar = memo(function FilterBar({ filter, facets, onChange, onClear }: Props) {
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const narrowing = countNarrowing(filter);
  const seldom = all || Boolean(filter.outcome ?? filter.project ?? filter.visibility ?? filter.archived);
  const known = useFacets(facets);
  const names = (label: string, key: NameKey) => (
    <Choice
      label={label}
      value={filter[key]}
      options={known ? optionsOf(known, key) : null}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <div className="flex flex-col gap-2">
      <Button className="w-full justify-center md:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <SlidersHorizontal aria-hidden size={14} />
        {narrowing > 0 ? `Filters (${narrowing})` : 'Filters'}
      </Button>
      <section
        aria-label="Filters"
        className={`flex flex-wrap items-center gap-1.5 ${open ? '' : 'max-md:hidden'}`}
      >
        <Fixed
          label="Status"
          value={filter.status}
          options={statuses}
          onChange={(status) => onChange({ status: status as HistoryFilter['status'] })}
        />
        {names('Domain', 'domain')}
        {names('Environment', 'env')}
        {names('Device or service', 'entity')}
        {names('Pattern', 'pattern')}
        {names('Person', 'person')}
        <Times filter={filter} onChange={onChange} />
        {seldom ? (
          <>
            <Fixed
              label="Finding"
              value={filter.outcome}
              options={endings}
              onChange={(outcome) => onChange({ outcome: outcome as HistoryFilter['outcome'] })}
            />
            {names('Project', 'project')}
            <Fixed
              label="Who sees it"
              value={filter.visibility}
              options={seers}
              onChange={(visibility) => onChange({ visibility: visibility as HistoryFilter['visibility'] })}
            />
            <Fixed
              label="Archive"
              value={filter.archived}
              options={places}
              onChange={(archived) => onChange({ archived: archived as HistoryFilter['archived'] })}
            />
          </>
        ) : (
          <Button look="quiet" onClick={() => setAll(true)}>
            More
          </Button>
        )}
        {narrowing > 0 ? (
          <Button look="quiet" onClick={onClear}>
            Clear filters
          </Button>
        ) : null}
      </section>
    </div>
  );
});

type NameKey = 'project' | 'env' | 'domain' | 'entity' | 'pattern' | 'person';

function optionsOf(facets: HistoryFacets, key: NameKey): { value: string; label: string }[] {
  const plain = (names: string[]) => names.map((name) => ({ value: name, label: showHidden(name) }));
  switch (key) {
    case 'project':
      return plain(facets.projects);
    case 'env':
      return plain(facets.envs);
    case 'domain':
      return plain(facets.domains);
    case 'pattern':
      return plain(facets.patterns);
    case 'entity':
      return facets.entities.map(({ name, kind }) => ({
        value: name,
        label: `${showHidden(name)} · ${kind}`,
      }));
    case 'person':
      return facets.people.map(({ id, name }) => ({ value: id, label: showHidden(name) }));
  }
  return key satisfies never;
}

const anyOf = (label: string) => ({ value: any, label: `Any ${label.toLowerCase()}` });

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Fixed({ label, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <Select
      label={label}
      value={value ?? any}
      options={options}
      narrows={value !== undefined}
      onChange={(next) => onChange(next === any ? undefined : next)}
    />
  );
}

/**
 * A choice of names; absent where there is nothing to choose from, but in its place while that is not known. What a
 * link names is always offered.
 */
function Choice({
  label,
  value,
  options: known,
  onChange,
}: Omit<ChoiceProps, 'options'> & { options: ChoiceProps['options'] | null }): ReactNode {
  const options = known ?? [];
  if (known && options.length < 2 && value === undefined) return null;
  const offered = value === undefined || options.some((option) => option.value === value);
  return (
    <Fixed
      label={label}
      value={value}
      options={[
        anyOf(label),
        ...(offered ? [] : [{ value: value ?? '', label: showHidden(value ?? '') }]),
        ...options,
      ]}
      onChange={onChange}
    />
  );
}

const spans = [1, 7, 30, 90] as const;

function Times({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const { zone, now } = useClock();
  const [custom, setCustom] = useState(false);
  const dayBack = (days: number) => dayKey(new Date(now.getTime() - (days - 1) * 86_400_000), zone);
  const preset = filter.to ? undefined : spans.find((days) => dayBack(days) === filter.from);
  const own = custom || (preset === undefined && Boolean(filter.from ?? filter.to));
  const value = own ? 'custom' : preset ? String(preset) : any;
  return (
    <>
      <Select
        label="Time"
        value={value}
        narrows={value !== any}
        options={[
          { value: any, label: 'Any time' },
          { value: '1', label: 'Today' },
          { value: '7', label: 'Last 7 days' },
          { value: '30', label: 'Last 30 days' },
          { value: '90', label: 'Last 90 days' },
          { value: 'custom', label: 'From … to …' },
        ]}
        onChange={(next) => {
          setCustom(next === 'custom');
          if (next === 'custom') return;
          onChange({ from: next === any ? undefined : dayBack(Number(next)), to: undefined });
        }}
      />
      {own ? (
        <span className="flex items-center gap-1.5 text-sm text-ink-3">
          <DayField label="From day" value={filter.from} onChange={(from) => onChange({ from })} />
          to
          <DayField label="To day" value={filter.to} onChange={(to) => onChange({ to })} />
        </span>
      ) : null}
    </>
  );
}
