import { setImmediate as breath } from 'node:timers/promises';

/** Indexing lets everything else of the process have its turn after this long. */
const SLICE_MS = 4;

/** A slice of work: when it has taken long enough, everything else of the process has its turn. */
export class Turn {
  #began = performance.now();

  begin(): void {
    this.#began = performance.now();
  }

  async end(): Promise<void> {
    if (performance.now() - this.#began < SLICE_MS) return;
    await breath();
    this.begin();
  }
}
