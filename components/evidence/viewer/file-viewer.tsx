'use client';

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { count } from '#components/format/numbers.ts';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { showToast } from '#components/ui/toast.tsx';
import type { LineViewFilter, ViewFile } from '#lib/contracts/log-view.ts';
import { FilterBar } from './filter-bar.tsx';
import { FindBar } from './find-bar.tsx';
import { Histogram } from './histogram.tsx';
import { LineDetail } from './line-detail.tsx';
import { LineList } from './line-list.tsx';
import { fileSource, searchSource } from './line-source.ts';
import type { LogViewerProps } from './log-viewer.tsx';
import { useFind } from './use-find.ts';
import { actOnKey, type ViewerActions } from './viewer-keys.ts';
import { ViewerTools } from './viewer-tools.tsx';

interface Props extends LogViewerProps {
  files: ViewFile[];
  start: string;
}

export function FileViewer(props: Props) {
  const {
    logSetId,
    opened,
    place,
    onAskWindow,
    onAskLine,
    onLeave,
    marks = [],
    isPage = false,
    files,
    start,
  } = props;
  const cited = place && place.file === start ? { from: place.fromLine, to: place.toLine } : null;
  const [file, setFile] = useState<string | null>(start);
  const [filter, setFilter] = useState<LineViewFilter>({});
  const [current, setCurrent] = useState(cited ? cited.from - 1 : -1);
  const [detail, setDetail] = useState(false);
  const [wrap, setWrap] = useState(false);
  const [raw, setRaw] = useState(false);
  const [dim, setDim] = useState(false);
  const [finding, setFinding] = useState<'text' | 'line' | null>(null);
  const viewer = useRef<HTMLElement>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const textBox = useRef<HTMLInputElement>(null);
  const [found, find] = useFind(logSetId, file);

  const lines = files.find(({ name }) => name === file)?.lines ?? 0;
  const filtered = file === null || Object.values(filter).some((value) => value !== undefined);
  const source = useMemo(
    () =>
      filtered
        ? searchSource(logSetId, { ...filter, file: file ?? undefined })
        : fileSource(logSetId, file ?? '', lines, opened?.first),
    [logSetId, filtered, filter, file, lines, opened],
  );
  const { cache } = source;
  useSyncExternalStore(cache.subscribe, cache.version, cache.version);
  const line = current >= 0 ? cache.row(current) : undefined;
  const known = source.count();

  const changeFilter = (next: LineViewFilter) => {
    // Where one is stays in sight when the filter goes.
    const cleared = file !== null && Object.values(next).every((value) => value === undefined);
    setCurrent(cleared && line?.file === file ? line.line - 1 : -1);
    setFilter(next);
  };
  const changeFile = (next: string | null) => {
    setFile(next);
    setFilter({ ...filter, template: undefined });
    setCurrent(-1);
  };
  const foundAt = filtered || !line ? -1 : found.lines.indexOf(line.line);
  const nextMatch = (by: 1 | -1) => {
    const { lines: places } = found;
    if (filtered || places.length === 0) return;
    const here = current + 1;
    const next =
      by > 0
        ? (places.find((one) => one > here) ?? places[0])
        : (places.findLast((one) => one < here) ?? places.at(-1));
    setCurrent((next ?? 1) - 1);
  };
  const firstFound = found.lines[0];
  const jumped = useRef('');
  useEffect(() => {
    if (firstFound === undefined || jumped.current === found.text) return;
    jumped.current = found.text;
    setCurrent(firstFound - 1);
  }, [firstFound, found.text]);
  useEffect(() => {
    if (finding) findBox.current?.focus();
  }, [finding]);

  const openFind = () => {
    if (filtered) textBox.current?.focus();
    else if (finding) findBox.current?.focus();
    else setFinding('text');
  };
  const hide = () => {
    if (file === null || !line?.template) return;
    changeFilter({ ...filter, template: undefined, hide: [...(filter.hide ?? []), line.template] });
    setDetail(false);
  };
  const copyLink = () => {
    if (!line) return;
    const link = new URL(`/logs/${logSetId}`, window.location.origin);
    link.searchParams.set('file', line.file);
    link.searchParams.set('line', String(line.line));
    copy(link.href, `A link to line ${line.line} is copied`);
  };
  const move = (by: number) => setCurrent(Math.max(0, Math.min(known - 1, current + by)));
  const actions: ViewerActions = {
    move,
    toEnd: (end) => setCurrent(end === 'first' ? 0 : Math.max(0, known - 1)),
    find: openFind,
    nextMatch,
    wrap: () => setWrap(!wrap),
    raw: () => setRaw(!raw),
    dim: () => setDim(!dim),
    copy: () => {
      if (line) copy(line.text, `Line ${line.line} is copied`);
    },
    copyLink,
    goTo: () => {
      if (!filtered) setFinding('line');
    },
    hide,
    ask: () => {
      if (line) onAskLine?.(line);
    },
    close: () => {
      if (!finding && !detail) onLeave?.();
      setFinding(null);
      setDetail(false);
    },
  };
  useEffect(() => {
    if (onLeave) viewer.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, [onLeave]);
  useShortcut('search', openFind, isPage);
  useShortcut('next', () => move(1), isPage);
  useShortcut('previous', () => move(-1), isPage);

  const window_ = filter.from && filter.to ? { from: filter.from, to: filter.to } : null;
  return (
    // The keys of everything inside meet here; each part is reachable by itself.
    <section
      ref={viewer}
      data-viewer
      aria-label="Log viewer"
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => {
        const listed = event.key === 'Enter' && (event.target as HTMLElement).role === 'listbox';
        if (listed && line) setDetail(!detail);
        if (!listed && !actOnKey(event, actions)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <FilterBar
        logSetId={logSetId}
        files={files}
        file={file}
        onFile={changeFile}
        filter={filter}
        onFilter={changeFilter}
        textBox={textBox}
      />
      <Histogram
        logSetId={logSetId}
        file={file}
        window={window_}
        onWindow={(next) => changeFilter({ ...filter, from: next?.from, to: next?.to })}
        onAskWindow={onAskWindow}
        marks={marks}
      />
      <div className="flex shrink-0 items-center justify-between border-b border-line px-3 pb-1">
        <p role="status" className="tabular text-xs text-ink-3">
          {filtered
            ? `${count(known)}${source.complete() ? '' : '+'} ${known === 1 ? 'record' : 'records'}`
            : `${count(lines)} ${lines === 1 ? 'line' : 'lines'}`}
        </p>
        <ViewerTools actions={actions} wrap={wrap} raw={raw} dim={cited ? dim : null} />
      </div>
      {cache.problem ? (
        <div
          role="alert"
          className="flex shrink-0 items-center gap-2 bg-amber-soft px-3 py-1 text-sm text-amber"
        >
          <span className="min-w-0 flex-1">{cache.problem}</span>
          <Button size="sm" onClick={() => cache.retry()}>
            Try again
          </Button>
        </div>
      ) : null}
      {known === 0 && source.complete() ? (
        <p className="flex-1 bg-sunken px-3 py-6 text-sm text-ink-3">
          No line fits these filters. {count(source.scanned())} lines were looked at.
        </p>
      ) : (
        <LineList
          key={source.complete() && !filtered ? `file ${file}` : JSON.stringify([file, filter])}
          source={source}
          label={file === null ? 'Lines of all files' : `Lines of ${file}`}
          current={current}
          onCurrent={(row) => {
            setCurrent(row);
            setDetail(true);
          }}
          cited={filtered && file === null ? null : file === start ? cited : null}
          look={{ wrap, raw, dim, withFile: file === null, wanted: filter.text ?? (found.text || null) }}
        />
      )}
      {detail && line ? (
        <LineDetail
          key={`${line.file}:${line.line}`}
          logSetId={logSetId}
          line={line}
          onFilter={(add) => {
            // A trace runs through several files.
            if (add.trace) setFile(null);
            changeFilter({ ...filter, template: undefined, ...add });
          }}
          onClose={() => setDetail(false)}
          onCopyLink={copyLink}
          onHide={file === null ? undefined : hide}
          onAsk={onAskLine ? () => onAskLine(line) : undefined}
        />
      ) : null}
      {finding && !filtered ? (
        <FindBar
          key={finding}
          box={findBox}
          found={found}
          start={finding === 'line' ? ':' : ''}
          onGoTo={(wanted) => setCurrent(Math.max(0, Math.min(lines, wanted) - 1))}
          at={foundAt}
          onFind={find}
          onStep={nextMatch}
          onClose={() => setFinding(null)}
        />
      ) : null}
    </section>
  );
}

function copy(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(
    () => showToast({ title: done }),
    () =>
      showToast({
        title: 'The browser did not allow copying',
        detail: 'Select the text and copy it by hand.',
      }),
  );
}
