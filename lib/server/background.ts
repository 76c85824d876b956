import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/**
 * Work that nobody waits for: chores on a timer, and what was begun and goes on. An error is logged and the
 * chore comes again; closing tells all of it to end and waits until it has.
 */
export class Background {
  readonly #log: Logger;
  readonly #end = new AbortController();
  readonly #busy = new Set<Promise<void>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Fires when the instance shuts down. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  run(name: string, work: (signal: AbortSignal) => Promise<unknown>): void {
    const { signal } = this.#end;
    if (signal.aborted) return;
    const done = (async () => {
      try {
        await work(signal);
      } catch (error) {
        if (!signal.aborted) this.#log.warn({ err: error, work: name }, 'work in the background failed');
      }
    })();
    this.#busy.add(done);
    void done.then(() => this.#busy.delete(done));
  }

  /** Again and again, first after `firstMs`; the pause is counted from the end of the work. */
  every(
    name: string,
    { firstMs, pauseMs }: { firstMs: number; pauseMs: number },
    work: (signal: AbortSignal) => Promise<unknown>,
  ): void {
    this.run(name, async (signal) => {
      for (let pause = firstMs; await slept(pause, signal); pause = pauseMs) {
        try {
          await work(signal);
        } catch (error) {
          if (signal.aborted) return;
          this.#log.warn({ err: error, work: name }, 'a chore failed and will be tried again');
        }
      }
    });
  }

  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#busy);
  }
}

/** False when there is no more time: the instance shuts down. Keeps no process alive. */
export async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal, ref: false });
    return true;
  } catch {
    return false;
  }
}
