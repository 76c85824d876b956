import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type RunEvent, startRunSchema } from '#lib/contracts/runs.ts';
import { followRun } from '#lib/orchestrator/follow-run.ts';
import { startRun } from '#lib/orchestrator/start-run.ts';
import { stopRun } from '#lib/orchestrator/stop-run.ts';
import { GatedStory } from '#lib/orchestrator/testing/gated-story.ts';
import { Instances } from '#lib/orchestrator/testing/instances.ts';
import { timings } from '#lib/orchestrator/timings.ts';
import type { Ctx } from '#lib/server/context.ts';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import type { NamedArgs } from '../run-named.ts';
import { round, spread } from './support/spread.ts';

const input = startRunSchema.parse({
  text: 'Why do payments fail since ten?',
  pasted: Array.from({ length: 500 }, (_, i) => `2026-05-12T10:00:${i % 60} ERROR request ${i} failed`).join(
    '\n',
  ),
});

async function* until(ctx: Ctx, runId: string, last: (event: RunEvent) => boolean): AsyncGenerator<RunEvent> {
  for await (const event of followRun(ctx, { runId, fromSeq: 0 })) {
    yield event;
    if (last(event)) return;
  }
}

/** Asks `rounds` times with this many followers: when the first step shows, and how late each step is. */
async function askAndFollow(ctx: Ctx, followers: number, rounds: number) {
  const first: number[] = [];
  const delay: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const sent = performance.now();
    const { runId } = await startRun(ctx, input);
    await Promise.all(
      Array.from({ length: followers }, async () => {
        let seen = false;
        for await (const event of until(ctx, runId, (e) => e.type === 'ended')) {
          if (!('seq' in event)) continue;
          if (!seen) first.push(performance.now() - sent);
          seen = true;
          // Stored time is whole milliseconds, taken before the commit: the commit is part of the delay.
          delay.push(Math.max(0, Date.now() - Date.parse(event.at)));
        }
      }),
    );
  }
  return { firstStepMs: spread(first), stepDelayMs: spread(delay) };
}

/** How long a reload takes in the middle of a run until everything stored is there again. */
async function resume(ctx: Ctx, story: GatedStory, followers: number, rounds: number) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { runId } = await startRun(ctx, input);
    await story.reached(story.entered.length + 1);
    await Promise.all(
      Array.from({ length: followers }, async () => {
        const started = performance.now();
        for await (const event of until(ctx, runId, (e) => 'seq' in e && e.seq === 3)) void event;
        times.push(performance.now() - started);
      }),
    );
    await stopRun(ctx, { runId });
    await ctx.runs.active.get(runId)?.finished;
  }
  return spread(times);
}

/** From asking for a stop until the work is told. */
async function stop(ctx: Ctx, story: GatedStory, rounds: number) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { runId } = await startRun(ctx, input);
    const { signal } = await story.reached(story.entered.length + 1);
    const asked = performance.now();
    signal.addEventListener('abort', () => times.push(performance.now() - asked), { once: true });
    await stopRun(ctx, { runId });
    await ctx.runs.active.get(runId)?.finished;
  }
  return spread(times);
}

/** Heap and buffers that one idle follower holds, over many of them. */
async function memoryPerFollower(ctx: Ctx, story: GatedStory, followers: number) {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const used = () => {
    gc();
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const { runId } = await startRun(ctx, input);
  await story.reached(story.entered.length + 1);
  const before = used();
  const readers = await Promise.all(
    Array.from({ length: followers }, async () => {
      const reader = followRun(ctx, { runId, fromSeq: 3 }).getReader();
      // Attached and waiting, as an idle browser is.
      const waiting = reader.read();
      return { reader, waiting };
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const bytes = (used() - before) / followers;
  await Promise.all(readers.map(({ reader }) => reader.cancel()));
  await stopRun(ctx, { runId });
  await ctx.runs.active.get(runId)?.finished;
  return { followers, kilobytes: round(bytes / 1024) };
}

/**
 * Streams of runs against a real PostgreSQL that syncs to disk, within one process: HTTP and the browser come on
 * top. `--embedded` measures the embedded store in `--data`.
 */
export async function run({ options, data }: NamedArgs): Promise<object> {
  const rounds = Number(options.rounds ?? 20);
  const embedded = options.embedded === 'true';
  const postgres = embedded ? null : await startPostgres({ durable: true });
  const instances = new Instances(postgres ? { DATABASE_URL: postgres.url } : { LOGLORE_DATA_DIR: data });
  try {
    const result: Record<string, unknown> = {};
    const usual = await instances.open({ timings });
    result.store = usual.store.describe();
    await askAndFollow(usual, 1, 5);
    for (const followers of [1, 20, 100])
      result[`followers${followers}`] = await askAndFollow(usual, followers, rounds);
    await instances.close(usual);
    const story = new GatedStory();
    const gated = await instances.open({ timings, story: story.steps });
    result.resumeMs = {
      one: await resume(gated, story, 1, rounds),
      twenty: await resume(gated, story, 20, rounds),
      hundred: await resume(gated, story, 100, rounds),
    };
    result.stopMs = await stop(gated, story, rounds);
    result.memoryPerIdleFollower = await memoryPerFollower(gated, story, 2000);
    return result;
  } finally {
    await instances.closeAll();
    await postgres?.stop();
  }
}
