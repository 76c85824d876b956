'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { listKeptLogs } from '#app/actions/logs.ts';
import { bytes, plural } from '#components/format/numbers.ts';
import { span } from '#components/format/times.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { askServer } from '#components/ui/ask-server.ts';
import { Instant, useClock } from '#components/ui/instant.tsx';
import { Problem } from '#components/ui/problem.tsx';
import type { KeptLogs } from '#lib/contracts/uploads.ts';

/** The newest logs that were taken in before, and those of a name. */
export function KeptLogsList({ onChoose }: { onChoose: (logs: KeptLogs) => void }) {
  const [named, setNamed] = useState('');
  const [found, setFound] = useState<KeptLogs[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const turn = useRef(0);
  const load = useCallback(async () => {
    const mine = ++turn.current;
    const answer = await askServer(listKeptLogs({ named }), 'stored logs cannot be listed');
    if (turn.current !== mine) return;
    setProblem(answer.ok ? null : answer.error.sentence);
    if (answer.ok) setFound(answer.value);
  }, [named]);
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <div className="w-80 max-w-[calc(100vw-2rem)] p-1">
      <div className="p-1">
        <input
          aria-label="Find stored logs"
          placeholder="Name of a file or set"
          value={named}
          maxLength={200}
          onChange={(event) => setNamed(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.stopPropagation();
            if (found?.[0]) onChoose(found[0]);
          }}
          className="h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
        />
      </div>
      <div className="p-1 empty:hidden">
        <Problem says={problem} onRetry={load} />
      </div>
      {found?.length === 0 ? (
        <p className="px-2 py-1 text-sm text-ink-3">
          {named ? 'No stored logs are called that.' : 'No logs were stored yet.'}
        </p>
      ) : null}
      <ul aria-label="Stored logs" className="max-h-64 overflow-y-auto">
        {(found ?? []).map((logs) => (
          <li key={logs.logSetId}>
            <button
              type="button"
              onClick={() => onChoose(logs)}
              className="flex w-full flex-col rounded-md px-2 py-1 text-start text-sm hover:bg-hover"
            >
              <span className="flex w-full items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate">{showHidden(logs.name)}</span>
                <span className="shrink-0 text-xs text-ink-3">
                  <Instant at={logs.storedAt} as="ago" />
                </span>
              </span>
              <Size logs={logs} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Size({ logs }: { logs: KeptLogs }) {
  const { zone, now } = useClock();
  const { firstTime, lastTime } = logs;
  const times = firstTime && lastTime ? [span(new Date(firstTime), new Date(lastTime), zone, now)] : [];
  return (
    <span className="tabular w-full truncate text-xs text-ink-3">
      {[plural(logs.lines, 'line'), bytes(logs.bytes), ...times].join(' · ')}
    </span>
  );
}
