import type { RunEvent } from '#lib/contracts/runs.ts';

/** Silence longer than this is a dead connection: the server sends a heartbeat several times within it. */
const silenceMs = 15_000;
const firstDelayMs = 250;
const mostDelayMs = 8_000;

export type Connection = 'following' | 'reconnecting';

export interface Follow {
  attach: (fromSeq: number) => Promise<ReadableStream<RunEvent>>;
  /** Newest stored event that is shown; a gap leaves it where the gap begins. */
  lastSeq: () => number;
  /** Takes what arrived; answers whether the run is over, or something between is missing. */
  onEvents: (events: RunEvent[]) => 'more' | 'missed' | 'ended';
  onConnection: (state: Connection) => void;
  /** The server no longer knows this page's actions: it was rebuilt. */
  isOutdated: (error: unknown) => boolean;
  onOutdated: () => void;
  /** Waits, or less when the network came back or the page was looked at. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

/** Follows a run to its end through dropped connections, silence, restarts and planned re-attachments. */
export async function followToEnd(follow: Follow): Promise<void> {
  const { signal } = follow;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const stream = await unlessSilent(follow.attach(follow.lastSeq()));
      const before = follow.lastSeq();
      const ending = await drain(stream, follow, () => {
        failures = 0;
        follow.onConnection('following');
      });
      if (ending === 'ended' || signal.aborted) return;
      if (ending === 'reattach') continue;
      // A stream that closes or skips without bringing anything new must not turn into a tight loop.
      if (follow.lastSeq() === before) failures++;
    } catch (error) {
      if (signal.aborted) return;
      if (follow.isOutdated(error)) {
        follow.onOutdated();
        return;
      }
      failures++;
    }
    follow.onConnection('reconnecting');
    await follow.pause(Math.min(mostDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1)), signal);
  }
}

type Ending = 'ended' | 'reattach' | 'closed' | 'missed';

async function drain(stream: ReadableStream<RunEvent>, follow: Follow, onAlive: () => void): Promise<Ending> {
  const reader = stream.getReader();
  const stop = () => {
    reader.cancel().then(ignore, ignore);
  };
  follow.signal.addEventListener('abort', stop, { once: true });
  if (follow.signal.aborted) stop();
  try {
    for (;;) {
      const next = await unlessSilent(reader.read());
      if (next.done) return 'closed';
      onAlive();
      if (next.value.type === 'reattach') return 'reattach';
      const verdict = follow.onEvents([next.value]);
      if (verdict !== 'more') return verdict;
    }
  } finally {
    follow.signal.removeEventListener('abort', stop);
    stop();
  }
}

// Cancelling a stream that already failed rejects again with what was reported before.
const ignore = () => undefined;

async function unlessSilent<T>(answer: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The connection fell silent.')), silenceMs);
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
