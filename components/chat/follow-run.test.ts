import { describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '#lib/contracts/runs.ts';
import { type Connection, followToEnd } from './follow-run.ts';
import { applyEvents, emptyRunView } from './run-view.ts';

const at = '2026-03-05T08:00:00.000Z';
const names = ['Extracted Parameters', 'Checked Cache', 'Found Similar Issues', 'Audited Logs'] as const;
const story: RunEvent[] = [
  ...names.map((name, index): RunEvent => ({ type: 'started', seq: index + 1, at, name })),
  { type: 'ended', seq: 5, at, status: 'done' },
];

type Session = (from: number, out: ReadableStreamDefaultController<RunEvent>) => void;

/** A server scripted by sessions: each attachment takes the next one, the last repeats. */
function follow(sessions: Session[]) {
  const attached: number[] = [];
  const pauses: number[] = [];
  const connections: Connection[] = [];
  const outdated = vi.fn();
  const abort = new AbortController();
  let view = emptyRunView();
  const done = followToEnd({
    attach: async (from) => {
      const session = sessions[Math.min(attached.length, sessions.length - 1)];
      attached.push(from);
      return new ReadableStream<RunEvent>({
        start(out) {
          session?.(from, out);
        },
      });
    },
    lastSeq: () => view.lastSeq,
    onEvents: (events) => {
      view = applyEvents(view, events);
      return view.missed ? 'missed' : view.status === 'running' ? 'more' : 'ended';
    },
    onConnection: (state) => connections.push(state),
    isOutdated: (error) => error instanceof Error && error.message === 'unknown action',
    onOutdated: outdated,
    pause: async (ms) => {
      pauses.push(ms);
    },
    signal: abort.signal,
  });
  return { done, attached, pauses, connections, outdated, abort, view: () => view };
}

const rest: Session = (from, out) => {
  for (const event of story.slice(from)) out.enqueue(event);
  out.close();
};
const cutAfter =
  (events: number): Session =>
  (from, out) => {
    for (const event of story.slice(from, from + events)) out.enqueue(event);
    out.close();
  };

describe('following a run', () => {
  it('ends when the run ends', async () => {
    const run = follow([rest]);
    await run.done;
    expect(run.attached).toEqual([0]);
    expect(run.view().status).toBe('done');
  });

  it('attaches again from the last event after a planned end, without a word', async () => {
    const planned: Session = (_from, out) => {
      out.enqueue(story[0] as RunEvent);
      out.enqueue({ type: 'reattach' });
      out.close();
    };
    const run = follow([planned, rest]);
    await run.done;
    expect(run.attached).toEqual([0, 1]);
    expect(run.connections).not.toContain('reconnecting');
    expect(run.pauses).toEqual([]);
  });

  it('says that it reconnects after a cut, and shows every event once', async () => {
    const run = follow([cutAfter(2), cutAfter(1), rest]);
    await run.done;
    expect(run.attached).toEqual([0, 2, 3]);
    expect(run.connections.filter((state) => state === 'reconnecting')).toHaveLength(2);
    expect(run.connections.at(-1)).toBe('following');
    expect(run.view().steps.map((step) => step.name)).toEqual([...names]);
  });

  it('waits longer each time while the server is away', async () => {
    const away: Session = () => {
      throw new TypeError('Failed to fetch');
    };
    const run = follow([away, away, away, away, away, away, away, rest]);
    await run.done;
    expect(run.pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    expect(run.view().status).toBe('done');
  });

  it('fetches what is missing when an event was lost on the way', async () => {
    const lossy: Session = (_from, out) => {
      out.enqueue(story[0] as RunEvent);
      out.enqueue(story[3] as RunEvent);
    };
    const run = follow([lossy, rest]);
    await run.done;
    expect(run.attached).toEqual([0, 1]);
    expect(run.view().lastSeq).toBe(5);
  });

  it('hands over to a reload when the server was rebuilt', async () => {
    const run = follow([
      () => {
        throw new Error('unknown action');
      },
    ]);
    await run.done;
    expect(run.outdated).toHaveBeenCalledOnce();
    expect(run.pauses).toEqual([]);
  });

  it('stops following when nobody looks any more', async () => {
    const cancelled = vi.fn();
    const abort = new AbortController();
    const done = followToEnd({
      attach: async () => new ReadableStream<RunEvent>({ cancel: cancelled }),
      lastSeq: () => 0,
      onEvents: () => 'more',
      onConnection: () => undefined,
      isOutdated: () => false,
      onOutdated: () => undefined,
      pause: async () => undefined,
      signal: abort.signal,
    });
    await Promise.resolve();
    await Promise.resolve();
    abort.abort();
    await done;
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('takes silence for a dead connection', async () => {
    vi.useFakeTimers();
    try {
      const run = follow([() => undefined, rest]);
      await vi.advanceTimersByTimeAsync(15_000);
      await run.done;
      expect(run.attached).toEqual([0, 0]);
      expect(run.view().status).toBe('done');
    } finally {
      vi.useRealTimers();
    }
  });
});
