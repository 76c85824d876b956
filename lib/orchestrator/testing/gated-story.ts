import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyStep, RunContext } from '../run-context.ts';
import { answer } from '../steps/answer.ts';
import { extractedParameters } from '../steps/extracted-parameters.ts';
import { remembered } from '../steps/remembered.ts';

/** A story whose second step waits until the test opens the gate: the run is then surely in the middle. */
export class GatedStory {
  readonly steps: readonly AnyStep[];
  /** Runs whose second step was begun here, in order; one entry per try. */
  readonly entered: RunContext[] = [];
  #opened = Promise.withResolvers<void>();

  constructor(options: { heedsSignal?: boolean } = {}) {
    const gated: AnyStep = {
      name: 'Known Error Pattern',
      work: async (run) => {
        this.entered.push(run);
        const deaf = new AbortController().signal;
        const signal = options.heedsSignal === false ? deaf : run.signal;
        const aborted = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
        await Promise.race([this.#opened.promise, aborted]);
        return { pattern: null, why: 'the gate was opened' };
      },
    };
    this.steps = [extractedParameters, gated, answer, remembered];
  }

  open(): void {
    this.#opened.resolve();
  }

  /** Resolves once `times` runs have come to the gate. */
  async reached(times = 1): Promise<RunContext> {
    const end = performance.now() + 15_000;
    while (this.entered.length < times) {
      if (performance.now() > end)
        throw new Error(`only ${this.entered.length} of ${times} came to the gate`);
      await sleep(5);
    }
    return this.entered[times - 1] as RunContext;
  }
}
