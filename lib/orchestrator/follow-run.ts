import { isStoreGone } from '#db/is-store-gone.ts';
import type { RunEvent } from '#lib/contracts/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findRun } from './find-run.ts';
import { noteStoreAway } from './outlast-store.ts';
import { RunFeed } from './run-feed.ts';

export interface FollowRunInput {
  runId: string;
  /** The newest sequence number the follower has; 0 for everything from the start. */
  fromSeq: number;
}

const parts = ['store', 'cache', 'model'] as const;
type Part = (typeof parts)[number];

/**
 * Replays a run's events after `fromSeq`, then tails it: heartbeats while nothing happens, outages as they
 * come and go, `reattach` at the end of the stream's life, nothing after `ended`. An event is made when the
 * reader asks for one, so a slow or gone reader holds no queue.
 */
export function followRun(ctx: Ctx, { runId, fromSeq }: FollowRunInput): ReadableStream<RunEvent> {
  const { timings } = ctx.runs;
  const endsAt = performance.now() + timings.followerLife;
  const told: Record<Part, string | null> = { store: null, cache: null, model: null };
  let seq = fromSeq;
  let change = 0;
  let textShown = '';
  let lastLiveAt = Number.NEGATIVE_INFINITY;
  let lastSentAt = performance.now();
  let feed: RunFeed | undefined;
  let known = false;
  let wakeUp: (() => void) | undefined;
  let closed = false;

  const close = () => {
    if (closed) return;
    closed = true;
    if (feed) {
      feed.release();
      ctx.metrics.followers.dec();
    }
    wakeUp?.();
  };

  /** Waits until the feed changes, at most until `at`. */
  const sleepUntil = (at: number, on: RunFeed) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        off();
        wakeUp = undefined;
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, at - performance.now()));
      const off = on.onChange(done);
      wakeUp = done;
    });

  /** Opens the feed once it is sure that the run is there and may be seen. */
  const open = async (on: RunFeed): Promise<RunEvent | null> => {
    const run = await findRun(ctx, runId);
    known = true;
    if (run === null) return ended('This question is not known here. It may have been deleted.');
    await on.refresh();
    return null;
  };

  const ended = (sentence: string): RunEvent => ({
    type: 'ended',
    seq: fromSeq + 1,
    at: ctx.now().toISOString(),
    status: 'failed',
    sentence,
  });

  const outage = (): RunEvent | null => {
    const cache = ctx.cache.status();
    const model = ctx.languageModel?.status();
    const now: Record<Part, string | null> = {
      store: ctx.runs.storeAway,
      cache: cache.healthy ? null : cache.sentence,
      model: model?.state === 'down' ? model.sentence : null,
    };
    for (const part of parts) {
      if ((now[part] === null) === (told[part] === null)) continue;
      const sentence = now[part] ?? told[part] ?? '';
      told[part] = now[part];
      return { type: 'degraded', part, sentence, over: now[part] === null };
    }
    return null;
  };

  const live = (on: RunFeed): RunEvent | null => {
    const next = on.liveAfter(change);
    if (!next) return null;
    change = next.change;
    lastLiveAt = performance.now();
    const { event } = next;
    if (event.type !== 'text') return event;
    // A sentence that is taken back is taken back on the page too.
    const from = commonLength(textShown, event.text);
    textShown = event.text;
    return { type: 'text', from, text: event.text.slice(from) };
  };

  /** The next event to send, or null when the stream ends. */
  const next = async (on: RunFeed): Promise<RunEvent | null> => {
    while (!closed) {
      const now = performance.now();
      if (now >= endsAt || ctx.runs.closing) return { type: 'reattach' };
      try {
        if (!known) {
          const refused = await open(on);
          if (refused) return refused;
        }
        const stored = await on.after(seq);
        if (stored) {
          seq = stored.seq;
          return stored;
        }
      } catch (error) {
        if (!isStoreGone(error)) throw error;
        noteStoreAway(ctx);
      }
      const part = outage();
      if (part) return part;
      const liveAt = lastLiveAt + timings.live;
      const waiting = on.liveAfter(change) !== null;
      if (waiting && now >= liveAt) {
        const event = live(on);
        if (event) return event;
      }
      const beatAt = lastSentAt + timings.followerHeartbeat;
      if (now >= beatAt) return { type: 'heartbeat' };
      const retryAt = known ? Number.POSITIVE_INFINITY : now + timings.storeProbe;
      const lookAt = now + timings.outageLook;
      await sleepUntil(
        Math.min(endsAt, beatAt, retryAt, lookAt, waiting ? liveAt : Number.POSITIVE_INFINITY),
        on,
      );
    }
    return null;
  };

  return new ReadableStream<RunEvent>(
    {
      start() {
        feed = RunFeed.use(ctx, runId);
        ctx.metrics.followers.inc();
      },
      async pull(controller) {
        if (!feed) return controller.close();
        let event: RunEvent | null;
        try {
          event = await next(feed);
        } catch (error) {
          ctx.log.error({ err: error, runId }, 'following a run failed');
          event = { type: 'reattach' };
        }
        lastSentAt = performance.now();
        if (event && !closed) controller.enqueue(event);
        if (event === null || event.type === 'ended' || event.type === 'reattach') {
          const already = closed;
          close();
          if (!already) controller.close();
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
