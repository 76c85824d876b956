import { story } from './analyze-stream.ts';
import type { AnyStep } from './run-context.ts';
import type { RunFeed } from './run-feed.ts';
import { type Timings, timings } from './timings.ts';

/** Why work on a run is broken off here. */
export type BreakOff =
  /** A person asked for it. */
  | 'stop'
  /** Another worker holds the run now: nothing more may be written. */
  | 'lost'
  /** This instance shuts down: another one, or the next start, carries on. */
  | 'handover';

export interface LocalRun {
  runId: string;
  epoch: number;
  breakOff(why: BreakOff): void;
  /** Resolves when nothing of it is left here. */
  finished: Promise<void>;
}

/** A queue for the right to work: first come, first served. */
export class Slots {
  readonly size: number;
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(size: number) {
    this.size = size;
  }

  get full(): boolean {
    return this.#taken >= this.size;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves once there is room; gives up its place when the signal fires. */
  take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#taken < this.size) {
      this.#taken++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal.reason);
      };
      this.#waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  free(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken--;
  }
}

/** What this instance knows about runs beyond the store. Lost with the process, and nothing is missing then. */
export class LocalRuns {
  readonly active = new Map<string, LocalRun>();
  readonly feeds = new Map<string, RunFeed>();
  readonly slots: Slots;
  readonly timings: Timings;
  readonly story: readonly AnyStep[];
  /** Why the store cannot be used at the moment; null when it can. */
  storeAway: string | null = null;
  /** When the store last could not be used: silence of other workers means nothing right after. */
  storeAwayAt = Number.NEGATIVE_INFINITY;
  closing = false;
  sweeping: NodeJS.Timeout | undefined;

  constructor(options: { maxActive: number; timings?: Partial<Timings>; story?: readonly AnyStep[] }) {
    this.slots = new Slots(options.maxActive);
    this.timings = { ...timings, ...options.timings };
    this.story = options.story ?? story;
  }

  setStoreAway(sentence: string | null): void {
    if (sentence !== null) this.storeAwayAt = performance.now();
    if ((sentence === null) === (this.storeAway === null)) return;
    this.storeAway = sentence;
    this.wakeFollowers();
  }

  wakeFollowers(): void {
    for (const feed of this.feeds.values()) feed.wake();
  }
}
