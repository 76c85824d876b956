'use client';

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { followRun } from '#app/actions/runs.ts';
import type { RunWithEvents } from '#lib/contracts/conversations.ts';
import { type Connection, followToEnd } from './follow-run.ts';
import { applyEvents, emptyRunView, type RunView } from './run-view.ts';

/** Events that arrive within a frame are shown together: a burst of steps costs one render. */
const frameMs = 16;

export type RunConnection = Connection | 'outdated';

/** A run as the store has it. */
export function openView({ run, events }: RunWithEvents): RunView {
  const view = applyEvents(emptyRunView(), events);
  // A run can have ended in the store without an event that says so, as when it could not start.
  return view.status === 'running' && run.status !== 'running'
    ? { ...view, status: run.status, sentence: run.sentence }
    : view;
}

/** A run as it stands, and as it goes on while the tab is looked at and `follow` is set. */
export function useRun(given: RunWithEvents, follow: boolean): { view: RunView; connection: RunConnection } {
  const [view, setView] = useState(() => openView(given));
  const [connection, setConnection] = useState<RunConnection>('following');
  const current = useRef(view);
  const visible = useVisible();
  const runId = given.run.id;
  const active = follow && visible && view.status === 'running';

  useEffect(() => {
    if (!active) return;
    const abort = new AbortController();
    let frame: ReturnType<typeof setTimeout> | null = null;
    const paint = () => {
      frame = null;
      setView(current.current);
    };
    void followToEnd({
      attach: (fromSeq) => followRun(runId, fromSeq),
      lastSeq: () => current.current.lastSeq,
      onEvents: (events) => {
        const next = applyEvents(current.current, events);
        current.current = next;
        frame ??= setTimeout(paint, frameMs);
        if (next.missed) return 'missed';
        return next.status === 'running' ? 'more' : 'ended';
      },
      onConnection: setConnection,
      isOutdated: isUnrecognizedAction,
      onOutdated: () => reloadOnce(() => setConnection('outdated')),
      pause: pauseUntilLikely,
      signal: abort.signal,
    });
    return () => {
      abort.abort();
      if (frame) clearTimeout(frame);
      setView(current.current);
    };
  }, [active, runId]);

  return { view, connection };
}

function subscribeVisible(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}

/** A hidden tab holds no connection: a browser has six per host, and the store has it all. */
function useVisible(): boolean {
  return useSyncExternalStore(
    subscribeVisible,
    () => document.visibilityState === 'visible',
    () => true,
  );
}

function pauseUntilLikely(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = new AbortController();
  const end = () => {
    over.abort();
    resolve();
  };
  const timer = setTimeout(end, ms);
  const options = { signal: over.signal };
  over.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  window.addEventListener('online', end, options);
  window.addEventListener('focus', end, options);
  signal.addEventListener('abort', end, options);
  if (signal.aborted) end();
  return promise;
}

/** A rebuilt server needs a fresh page. Twice within a minute means that reloading does not help. */
function reloadOnce(otherwise: () => void): void {
  const key = 'loglore-reloaded';
  const before = Number(sessionStorage.getItem(key) ?? 0);
  if (Date.now() - before < 60_000) {
    otherwise();
    return;
  }
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
}
