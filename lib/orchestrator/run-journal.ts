import { appendStep, endRun, type RunStep, readSteps } from '#db/queries/run-steps.ts';
import type { FinishedStep, StepName, StepPayload } from '#lib/contracts/steps.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { Journal } from './analyze-stream.ts';
import { outlastStore } from './outlast-store.ts';
import { unlessAborted } from './pause.ts';
import type { RunFeed } from './run-feed.ts';
import { type Ending, toRunEvent } from './to-run-event.ts';

/** The run belongs to another worker, or has ended: whatever is still done here must not be written. */
export class RunLost extends Error {}

type Entry = Pick<RunStep, 'kind' | 'name' | 'payload' | 'durationMs'>;

/**
 * Writes down a run's steps: each is stored before anybody sees it, once, and only while this worker holds
 * the run. An outage of the store makes it wait, not fail.
 */
export class RunJournal implements Journal {
  readonly #ctx: Ctx;
  readonly #run: { id: string; epoch: number };
  readonly #feed: RunFeed;
  /** What is being worked on: replaced for the last words of a run that was stopped. */
  signal: AbortSignal;
  #lastSeq = 0;
  #ended = false;
  readonly #begun = new Set<StepName>();
  readonly #finished = new Map<StepName, unknown>();
  #beganAt = performance.now();

  constructor(ctx: Ctx, run: { id: string; epoch: number }, feed: RunFeed, signal: AbortSignal) {
    this.#ctx = ctx;
    this.#run = run;
    this.#feed = feed;
    this.signal = signal;
  }

  /** Takes in what earlier workers of this run have written. */
  async load(): Promise<void> {
    const rows = await outlastStore(this.#ctx, this.signal, () =>
      readSteps(this.#ctx.db, { runId: this.#run.id, afterSeq: this.#lastSeq }),
    );
    for (const row of rows) this.#take(row);
  }

  get ended(): boolean {
    return this.#ended;
  }

  has(name: StepName): boolean {
    return this.#finished.has(name);
  }

  finished<N extends StepName>(name: N): StepPayload<N> | undefined {
    return this.#finished.get(name) as StepPayload<N> | undefined;
  }

  /** The step that was begun and is not finished. */
  open(): StepName | undefined {
    return [...this.#begun].find((name) => !this.#finished.has(name));
  }

  async begin(name: StepName): Promise<void> {
    this.#beganAt = performance.now();
    if (this.#begun.has(name)) return;
    await this.#write({ kind: 'started', name, payload: null, durationMs: null });
  }

  attempt<T>(work: () => Promise<T>): Promise<T> {
    return outlastStore(this.#ctx, this.signal, () => unlessAborted(this.signal, work()));
  }

  async finish({ name, payload }: FinishedStep): Promise<void> {
    const durationMs = Math.round((performance.now() - this.#beganAt) * 10) / 10;
    await this.#write({ kind: 'step', name, payload, durationMs });
    this.#ctx.metrics.steps.observe({ step: name }, durationMs / 1000);
  }

  async end(ending: Ending): Promise<void> {
    await this.#write({ kind: 'ended', name: ending.status, payload: ending, durationMs: null });
  }

  async #write(entry: Entry): Promise<void> {
    const { id: runId, epoch } = this.#run;
    const { db } = this.#ctx;
    const held = { runId, epoch, afterSeq: this.#lastSeq };
    let tries = 0;
    const at = await outlastStore(this.#ctx, this.signal, async () => {
      tries++;
      const stored =
        entry.kind === 'ended'
          ? await endRun(db, { ...held, ...(entry.payload as Ending), payload: entry.payload })
          : await appendStep(db, { ...held, ...entry });
      if (stored) return stored.at;
      if (tries === 1) throw new RunLost();
      // The connection broke on an earlier try: it may have been stored before that.
      const [next] = await readSteps(db, { runId, afterSeq: held.afterSeq, limit: 1 });
      if (next?.kind === entry.kind && next.name === entry.name && next.seq === held.afterSeq + 1)
        return next.at;
      throw new RunLost();
    });
    const seq = held.afterSeq + 1;
    this.#take({ ...entry, seq });
    this.#feed.push(toRunEvent({ ...entry, runId, seq, at }));
    this.#ctx.bus.send(runId, { kind: 'advanced', seq });
  }

  #take(row: Entry & { seq: number }): void {
    this.#lastSeq = row.seq;
    if (row.kind === 'started') this.#begun.add(row.name as StepName);
    if (row.kind === 'step') this.#finished.set(row.name as StepName, row.payload);
    if (row.kind === 'ended') this.#ended = true;
  }
}
