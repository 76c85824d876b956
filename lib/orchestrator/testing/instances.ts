import { type RunEvent, type StartRunInput, startRunSchema } from '#lib/contracts/runs.ts';
import { closeOpenCtx, type OpenOptions, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readSettings } from '#lib/server/settings.ts';
import { followRun } from '../follow-run.ts';
import { startRun } from '../start-run.ts';
import type { Timings } from '../timings.ts';

/** Quick enough for tests. A busy machine stands still for longer than a few heartbeats: silence must be longer. */
const quick: Partial<Timings> = { heartbeat: 100, stale: 3000, sweep: 150, storeSilent: 2000 };
/** For tests in which nobody dies: nobody is taken for dead, however busy the machine is. */
export const immortal: Partial<Timings> = { stale: 600_000 };

/** Instances of the application on one store. */
export class Instances {
  readonly #env: Record<string, string>;
  readonly #open = new Set<Ctx>();

  constructor(env: Record<string, string>) {
    this.#env = { LOG_LEVEL: 'silent', ...env };
  }

  async open(options: OpenOptions & { env?: Record<string, string> } = {}): Promise<Ctx> {
    const { env, ...rest } = options;
    const settings = readSettings({ ...this.#env, ...env });
    const ctx = await openCtx(settings, { ...rest, timings: { ...quick, ...options.timings } });
    this.#open.add(ctx);
    return ctx;
  }

  async close(ctx: Ctx): Promise<void> {
    this.#open.delete(ctx);
    await closeOpenCtx(ctx);
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open].map((ctx) => this.close(ctx)));
  }
}

export const ask = (ctx: Ctx, input: Partial<StartRunInput> = {}) =>
  startRun(ctx, startRunSchema.parse({ text: 'Why do payments fail?', ...input }));

/** Log lines that take a while to count: the run is in the middle of it until it is stopped or done. */
export const manyLines = (lines: number): string =>
  Array.from({ length: lines }, (_, i) => `2026-05-12T10:00:00Z ERROR line ${i}`).join('\n');

/** Follows to the end as a browser does: attaches again after every stream's end. */
export async function followToEnd(
  ctx: Ctx,
  runId: string,
  options: { fromSeq?: number; onEvent?: (event: RunEvent) => void | Promise<void> } = {},
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  let seq = options.fromSeq ?? 0;
  for (;;) {
    for await (const event of followRun(ctx, { runId, fromSeq: seq })) {
      events.push(event);
      if ('seq' in event) seq = event.seq;
      await options.onEvent?.(event);
      if (event.type === 'ended') return events;
    }
  }
}

export const stored = (events: RunEvent[]) => events.flatMap((event) => ('seq' in event ? [event] : []));
export const seqs = (events: RunEvent[]) => stored(events).map(({ seq }) => seq);
/** The consecutive numbers that a gapless replay has. */
export const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
