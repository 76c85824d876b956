import { appendSteps, type RunStep, readSteps } from '#db/queries/run-steps.ts';
import type { FinishedStep, StepName, StepPayload } from '#lib/contracts/steps.ts';
import { type Ending, toRunEvent } from '#lib/memory/conversations/to-run-event.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { Journal } from './analyze-stream.ts';
import { outlastStore } from './outlast-store.ts';
import { unlessAborted } from './pause.ts';
import type { RunFeed } from './run-feed.ts';

/** The run belongs to another worker, or has ended: whatever is still done here must not be written. */
export class RunLost extends Error {}

type Entry = Pick<RunStep, 'kind' | 'name' | 'payload' | 'durationMs'>;

/**
 * Writes down a run's steps: each is stored before anybody sees it, once, and only while this worker holds
 * the run. The work goes on while they are being stored, and what came about meanwhile is stored together. What
 * is lost with the process is done again by the next worker. An outage of the store makes it wait, not fail.
 */
export class RunJournal implements Journal {
  readonly #ctx: Ctx;
  readonly #run: { id: string; epoch: number };
  readonly #feed: RunFeed;
  /** What is being worked on: replaced for the last words of a run that was stopped. */
  signal: AbortSignal;
  /** What is written, until the run is lost or handed over. */
  readonly #writing: AbortSignal;
  #lastSeq = 0;
  #ended = false;
  readonly #begun = new Set<StepName>();
  readonly #finished = new Map<StepName, unknown>();
  #beganAt = performance.now();
  #waiting: Entry[] = [];
  #storing: Promise<void> | null = null;
  #failure: { error: unknown } | null = null;

  constructor(
    ctx: Ctx,
    run: { id: string; epoch: number },
    feed: RunFeed,
    signals: { work: AbortSignal; writing: AbortSignal },
  ) {
    this.#ctx = ctx;
    this.#run = run;
    this.#feed = feed;
    this.signal = signals.work;
    this.#writing = signals.writing;
  }

  /** Takes in what earlier workers of this run have written. */
  async load(): Promise<void> {
    const rows = await outlastStore(this.#ctx, this.signal, () =>
      readSteps(this.#ctx.db, { runId: this.#run.id, afterSeq: this.#lastSeq }),
    );
    for (const row of rows) {
      this.#lastSeq = row.seq;
      if (row.kind === 'ended') this.#ended = true;
      this.#note(row);
    }
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

  async begin(name: StepName, options: { settled?: boolean } = {}): Promise<void> {
    this.signal.throwIfAborted();
    this.#beganAt = performance.now();
    if (!this.#begun.has(name)) this.#write({ kind: 'started', name, payload: null, durationMs: null });
    if (options.settled) await this.#settled();
  }

  attempt<T>(work: () => Promise<T>, { lasting = false } = {}): Promise<T> {
    const signal = lasting ? this.#writing : this.signal;
    return outlastStore(this.#ctx, signal, () => unlessAborted(signal, work()));
  }

  async finish({ name, payload }: FinishedStep): Promise<void> {
    const durationMs = Math.round((performance.now() - this.#beganAt) * 10) / 10;
    this.#write({ kind: 'step', name, payload, durationMs });
    this.#ctx.metrics.steps.observe({ step: name }, durationMs / 1000);
  }

  async end(ending: Ending): Promise<void> {
    this.signal.throwIfAborted();
    this.#write({ kind: 'ended', name: ending.status, payload: ending, durationMs: null });
    await this.#settled();
  }

  /** Resolves once nothing is being written any more. */
  async idle(): Promise<void> {
    await this.#storing;
  }

  async #settled(): Promise<void> {
    await this.#storing;
    this.#throwFailure();
  }

  /** Told to whoever writes next: nobody waits for a single write. */
  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure.error;
  }

  #write(entry: Entry): void {
    this.#throwFailure();
    this.#note(entry);
    this.#waiting.push(entry);
    this.#storing ??= this.#storeWaiting();
  }

  async #storeWaiting(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting;
        this.#waiting = [];
        try {
          await this.#store(batch);
        } catch (error) {
          this.#unnote([...batch, ...this.#waiting]);
          this.#waiting = [];
          throw error;
        }
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      // At once, so that what is written next is never left waiting for a loop that has ended.
      this.#storing = null;
    }
  }

  async #store(batch: readonly Entry[]): Promise<void> {
    const { id: runId, epoch } = this.#run;
    const { db } = this.#ctx;
    const held = { runId, epoch, afterSeq: this.#lastSeq };
    const last = batch.at(-1);
    const ending = last?.kind === 'ended' ? { ending: last.payload as Ending } : {};
    let tries = 0;
    const placed = await outlastStore(this.#ctx, this.#writing, async () => {
      tries++;
      const stored = await appendSteps(db, { ...held, steps: batch, ...ending });
      if (stored) return stored;
      if (tries === 1) throw new RunLost();
      // The connection broke on an earlier try: it may have been stored before that.
      const there = await readSteps(db, { runId, afterSeq: held.afterSeq, limit: batch.length });
      const same = batch.every(({ kind, name }, at) => there[at]?.kind === kind && there[at].name === name);
      if (same) return there;
      throw new RunLost();
    });
    for (const [at, entry] of batch.entries()) {
      const { seq, at: time } = placed[at]!;
      this.#lastSeq = seq;
      if (entry.kind === 'ended') this.#ended = true;
      this.#feed.push(toRunEvent({ ...entry, runId, seq, at: time }));
    }
    this.#ctx.bus.send(runId, { kind: 'advanced', seq: this.#lastSeq });
  }

  #note({ kind, name, payload }: Pick<Entry, 'kind' | 'name' | 'payload'>): void {
    if (kind === 'started') this.#begun.add(name as StepName);
    if (kind === 'step') this.#finished.set(name as StepName, payload);
  }

  /** What was not stored has not happened. */
  #unnote(entries: readonly Entry[]): void {
    for (const { kind, name } of entries) {
      if (kind === 'started') this.#begun.delete(name as StepName);
      if (kind === 'step') this.#finished.delete(name as StepName);
    }
  }
}
