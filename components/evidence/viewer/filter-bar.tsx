'use client';

import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { listFacets } from '#app/actions/logs.ts';
import { count } from '#components/format/numbers.ts';
import { span } from '#components/format/times.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { X } from '#components/icons/icons.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import { useClock } from '#components/ui/instant.tsx';
import { Problem } from '#components/ui/problem.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Facets, LineViewFilter, ViewFile } from '#lib/contracts/log-view.ts';
import type { Severity } from '#lib/contracts/parameters.ts';

interface Props {
  logSetId: string;
  files: ViewFile[];
  /** Null: all files. */
  file: string | null;
  onFile: (file: string | null) => void;
  filter: LineViewFilter;
  onFilter: (filter: LineViewFilter) => void;
  textBox: RefObject<HTMLInputElement | null>;
}

const every = '*';
const levels = [
  { value: every, label: 'Any level' },
  { value: 'info', label: 'Info and worse' },
  { value: 'warn', label: 'Warnings and worse' },
  { value: 'error', label: 'Errors' },
];
const labelled = (text: string) => (text.length > 70 ? `${text.slice(0, 70)}…` : text);

/** Which lines are shown: file, level, service, template as choices; text or pattern typed; each on takes a chip. */
export function FilterBar({ logSetId, files, file, onFile, filter, onFilter, textBox }: Props) {
  const { zone, now } = useClock();
  const [facets, setFacets] = useState<Facets | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    void attempt;
    setFacets(null);
    setProblem(null);
    if (file === null) return;
    let gone = false;
    void askServer(listFacets({ logSetId, file }), 'services and templates are not offered').then((got) => {
      if (gone) return;
      setFacets(got.ok ? got.value : null);
      setProblem(got.ok ? null : got.error.sentence);
    });
    return () => {
      gone = true;
    };
  }, [logSetId, file, attempt]);

  const set = (change: LineViewFilter) => onFilter({ ...filter, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pattern = /^\/(.+)\/$/.exec(typed.trim())?.[1];
    set(pattern ? { pattern, text: undefined } : { text: typed.trim() || undefined, pattern: undefined });
    setTyped('');
  };
  const templates = facets?.templates ?? [];
  const template = templates.find(
    ({ key, text }) => key === filter.template || text === filter.template,
  )?.text;
  const chips: [label: string, off: LineViewFilter][] = [];
  if (filter.text) chips.push([`“${filter.text}”`, { text: undefined }]);
  if (filter.pattern) chips.push([`/${filter.pattern}/`, { pattern: undefined }]);
  if (filter.level) chips.push([`${filter.level} and worse`, { level: undefined }]);
  if (filter.service) chips.push([filter.service, { service: undefined }]);
  if (filter.trace) chips.push([`trace ${filter.trace.slice(0, 12)}`, { trace: undefined }]);
  if (filter.template) chips.push([labelled(template ?? 'template'), { template: undefined }]);
  for (const hidden of filter.hide ?? []) {
    const others = filter.hide?.filter((one) => one !== hidden) ?? [];
    chips.push([`without ${labelled(hidden)}`, { hide: others.length > 0 ? others : undefined }]);
  }
  if (filter.from && filter.to)
    chips.push([
      span(new Date(filter.from), new Date(filter.to), zone, now),
      { from: undefined, to: undefined },
    ]);

  return (
    <div className="flex shrink-0 flex-col gap-1.5 px-3 py-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <Select
          label="File"
          value={file ?? every}
          options={[
            ...files.map(({ name, lines }) => ({
              value: name,
              label: `${showHidden(name)} · ${count(lines)}`,
            })),
            ...(files.length > 1 ? [{ value: every, label: 'All files' }] : []),
          ]}
          onChange={(next) => onFile(next === every ? null : next)}
        />
        <Select
          label="Level"
          value={filter.level ?? every}
          options={levels}
          onChange={(next) => set({ level: next === every ? undefined : (next as Severity) })}
        />
        {facets && facets.services.length > 1 ? (
          <Select
            label="Service"
            value={filter.service ?? every}
            options={[
              { value: every, label: 'Any service' },
              ...facets.services.map(({ name }) => ({ value: name, label: showHidden(name) })),
            ]}
            onChange={(next) => set({ service: next === every ? undefined : next })}
          />
        ) : null}
        {/* In its place while they are read: nearly every file has several. */}
        {(facets ? templates.length > 1 : file !== null && !problem) ? (
          <Select
            label="Template"
            value={templates.find(({ text }) => text === filter.template)?.key ?? filter.template ?? every}
            options={[
              { value: every, label: 'Any template' },
              ...templates.map(({ key, text, records }) => ({
                value: key,
                label: `${count(records)} × ${labelled(showHidden(text))}`,
              })),
            ]}
            onChange={(next) => set({ template: next === every ? undefined : next })}
          />
        ) : null}
        <form onSubmit={submit} className="min-w-40 flex-1">
          <input
            ref={textBox}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-label="Only lines with this text, or /pattern/"
            placeholder="Only lines with… or /pattern/"
            autoComplete="off"
            spellCheck={false}
            maxLength={1_000}
            className="h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
          />
        </form>
      </div>
      <Problem says={problem} onRetry={() => setAttempt(attempt + 1)} />
      {chips.length > 0 ? (
        <ul aria-label="Filters" className="flex flex-wrap gap-1">
          {chips.map(([label, off]) => (
            <li key={label}>
              <button
                type="button"
                aria-label={`Take away the filter ${showHidden(label)}`}
                onClick={() => set(off)}
                className="inline-flex h-6 max-w-72 items-center gap-1 rounded-md border border-line bg-accent-soft px-2 text-sm text-accent hover:bg-hover"
              >
                <span className="truncate">{showHidden(label)}</span>
                <X aria-hidden size={12} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
