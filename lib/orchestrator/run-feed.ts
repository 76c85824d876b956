import { isStoreGone } from '#db/is-store-gone.ts';
import { readSteps } from '#db/queries/run-steps.ts';
import type { StoredRunEvent } from '#lib/contracts/conversations.ts';
import { toRunEvent } from '#lib/memory/conversations/to-run-event.ts';
import type { LiveEvent, Signal } from '#lib/server/bus.ts';
import type { Ctx } from '#lib/server/context.ts';
import { noteStoreAway, noteStoreBack } from './outlast-store.ts';

/** Stored events kept at hand for those who follow; older ones are read from the store again. */
const tailLength = 256;
const pageLength = 200;

/**
 * What is known on this instance about one run, shared by all who follow it here: the newest stored
 * events, and the newest live event of each kind. Followers keep only their place in it, so a slow or
 * forgotten one costs nothing.
 */
export class RunFeed {
  readonly runId: string;
  readonly #ctx: Ctx;
  /** Consecutive; the last one is the newest known. */
  #tail: StoredRunEvent[] = [];
  #newest = 0;
  /** Newest live event per kind, with the number of its change. */
  readonly #live = new Map<string, { change: number; event: LiveEvent }>();
  #change = 0;
  /** Steps that were begun and are not done, as far as stored. */
  readonly #open = new Set<string>();
  /** Live events of steps whose beginning is not stored yet: nobody can be shown a part of what has not begun. */
  readonly #early = new Map<string, LiveEvent>();
  readonly #listeners = new Set<() => void>();
  #users = 0;
  #poll: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #unlisten: (() => void) | undefined;

  private constructor(ctx: Ctx, runId: string) {
    this.#ctx = ctx;
    this.runId = runId;
  }

  /** The feed of a run on this instance; whoever takes it must `release` it once. */
  static use(ctx: Ctx, runId: string): RunFeed {
    let feed = ctx.runs.feeds.get(runId);
    if (!feed) {
      feed = new RunFeed(ctx, runId);
      ctx.runs.feeds.set(runId, feed);
    }
    // The feed may be of the other copy of this class: bundled and plain modules of one process share the map.
    feed.retain();
    return feed;
  }

  retain(): void {
    if (this.#users === 0) {
      this.#unlisten = this.#ctx.bus.listen(this.runId, this.#hear);
      this.#planPoll();
    }
    this.#users++;
  }

  release(): void {
    this.#users--;
    if (this.#users > 0) return;
    clearTimeout(this.#poll);
    this.#unlisten?.();
    this.#ctx.runs.feeds.delete(this.runId);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  wake(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  get ended(): boolean {
    return this.#tail.at(-1)?.type === 'ended';
  }

  /** The stored event after `seq`, if it is known by now. */
  async after(seq: number): Promise<StoredRunEvent | null> {
    if (seq >= this.#newest) return null;
    const first = this.#tail[0];
    if (first && first.seq <= seq + 1) return this.#tail[seq + 1 - first.seq] ?? null;
    const [row] = await readSteps(this.#ctx.db, { runId: this.runId, afterSeq: seq, limit: 1 });
    return row ? toRunEvent(row) : null;
  }

  /** The oldest live event changed after `change`. */
  liveAfter(change: number): { change: number; event: LiveEvent } | null {
    let oldest: { change: number; event: LiveEvent } | null = null;
    for (const live of this.#live.values()) {
      if (live.change > change && (!oldest || live.change < oldest.change)) oldest = live;
    }
    return oldest;
  }

  /** Takes in an event that was just stored by this instance. */
  push(event: StoredRunEvent): void {
    if (event.seq !== this.#newest + 1) {
      void this.refresh();
      return;
    }
    this.#keep(event);
    this.wake();
  }

  /** Reads what is new from the store; one read at a time, however many ask. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      for (;;) {
        const afterSeq = this.#newest;
        const rows = await readSteps(this.#ctx.db, { runId: this.runId, afterSeq, limit: pageLength });
        noteStoreBack(this.#ctx);
        for (const row of rows) if (row.seq === this.#newest + 1) this.#keep(toRunEvent(row));
        if (rows.length > 0) this.wake();
        if (rows.length < pageLength) return;
      }
    } catch (error) {
      if (isStoreGone(error)) noteStoreAway(this.#ctx);
      else this.#ctx.log.error({ err: error, runId: this.runId }, 'reading the steps of a run failed');
    }
  }

  #keep(event: StoredRunEvent): void {
    this.#tail.push(event);
    this.#newest = event.seq;
    if (this.#tail.length > tailLength) this.#tail.splice(0, this.#tail.length - tailLength);
    switch (event.type) {
      case 'started': {
        this.#open.add(event.name);
        const early = this.#early.get(event.name);
        this.#early.delete(event.name);
        if (early) this.#live.set(event.name, { change: ++this.#change, event: early });
        return;
      }
      case 'step':
        // What was shown of a step while it went on is replaced by the step itself.
        for (const kept of [this.#open, this.#live, this.#early]) kept.delete(event.step.name);
        return;
      case 'ended':
        for (const kept of [this.#open, this.#live, this.#early]) kept.clear();
        return;
      default:
        event satisfies never;
    }
  }

  readonly #hear = (signal: Signal): void => {
    switch (signal.kind) {
      case 'advanced':
        if (signal.seq > this.#newest) void this.refresh();
        return;
      case 'live': {
        if (this.ended) return;
        const { event } = signal;
        const name = event.type === 'text' ? 'Answer' : event.name;
        if (!this.#open.has(name)) {
          this.#early.set(name, event);
          return;
        }
        this.#live.set(name, { change: ++this.#change, event });
        this.wake();
        return;
      }
      case 'stop':
        return;
      default:
        signal satisfies never;
    }
  };

  #planPoll(): void {
    const { timings, active } = this.#ctx.runs;
    const every = active.has(this.runId)
      ? timings.pollLocal
      : this.#ctx.bus.reach() === 'instances'
        ? timings.pollSignalled
        : timings.pollBlind;
    this.#poll = setTimeout(async () => {
      if (!this.ended) await this.refresh();
      if (this.#users > 0) this.#planPoll();
    }, every).unref();
  }
}
