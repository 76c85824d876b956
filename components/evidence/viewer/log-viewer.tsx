'use client';

import { useCallback, useEffect, useState } from 'react';
import { listFiles } from '#app/actions/logs.ts';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { OpenedLogs, ViewLine } from '#lib/contracts/log-view.ts';
import { FileViewer } from './file-viewer.tsx';
import type { TimeMark, TimeWindow } from './time-window.ts';

export interface LogViewerProps {
  logSetId: string;
  /** Read ahead, with the page; asked for when absent. */
  opened?: OpenedLogs | undefined;
  /** Where to open; the first file from its start when absent. */
  place?: { file: string; fromLine: number; toLine: number } | undefined;
  onAskWindow?: ((window: TimeWindow) => void) | undefined;
  onAskLine?: ((line: ViewLine) => void) | undefined;
  /** Moments to mark over the bars. */
  marks?: readonly TimeMark[];
  /** Takes the focus when it opens; Escape hands it back. */
  onLeave?: (() => void) | undefined;
  /** The viewer is the page: its keys work wherever one is. */
  isPage?: boolean;
}

/** A stored set as a reader goes through it. */
export function LogViewer(props: LogViewerProps) {
  const { logSetId, place } = props;
  const [files, setFiles] = useState(props.opened?.files ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(async () => {
    setProblem(null);
    const got = await askServer(listFiles(logSetId), 'the logs were not opened');
    if (got.ok) setFiles(got.value);
    else setProblem(got.error.sentence);
  }, [logSetId]);
  useEffect(() => {
    if (!files) void load();
  }, [load, files]);

  if (problem)
    return (
      <div className="p-4">
        <Empty title="These logs cannot be shown">{problem}</Empty>
        <Button size="sm" onClick={load}>
          Try again
        </Button>
      </div>
    );
  if (!files)
    return (
      <div role="status" className="flex flex-1 flex-col gap-2 p-3">
        <span className="sr-only">Opening the logs</span>
        <Skeleton className="h-8" />
        <Skeleton className="h-12" />
        <Skeleton className="flex-1" />
      </div>
    );
  const first = files[0];
  if (!first) return <Empty title="This set holds no files" />;
  const start = files.find(({ name }) => name === place?.file) ?? first;
  return (
    <FileViewer
      key={`${place?.file}:${place?.fromLine}:${place?.toLine}`}
      {...props}
      files={files}
      start={start.name}
    />
  );
}
