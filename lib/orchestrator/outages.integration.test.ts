import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { appendStep } from '#db/queries/run-steps.ts';
import { readRun } from '#db/queries/runs.ts';
import { RedisProcess, until } from '#lib/memory/cache/testing/redis-process.ts';
import { readInvestigation } from '#lib/memory/conversations/read-investigation.ts';
import type { Ctx } from '#lib/server/context.ts';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import { stopRun } from './stop-run.ts';
import { GatedStory } from './testing/gated-story.ts';
import { ask, followToEnd, Instances, immortal, seqs, upTo } from './testing/instances.ts';

/** Servers of this file alone: they are killed and brought back. */
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let redis: RedisProcess;
let instances: Instances;
beforeAll(async () => {
  postgres = await startPostgres();
  redis = await RedisProcess.start();
  instances = new Instances({ DATABASE_URL: postgres.url, REDIS_URL: redis.url });
});
afterEach(() => instances.closeAll());
afterAll(async () => {
  await redis.end();
  await postgres.stop();
});

const signalled = (ctx: Ctx) => until('signals reach all instances', () => ctx.bus.reach() === 'instances');

/** As a process that is killed: nothing is written, said or handed over any more. */
function die(ctx: Ctx): void {
  for (const run of ctx.runs.active.values()) run.breakOff('lost');
  ctx.runs.closing = true;
}

const stepNames = ['Extracted Parameters', 'Known Error Pattern', 'Answer', 'Remembered'];

test('a run whose worker died is finished once by one of two others, without doing its steps again', async () => {
  const before = new GatedStory();
  const worker = await instances.open({ story: before.steps });
  const { runId, conversationId } = await ask(worker);
  await before.reached();
  const after = new GatedStory();
  after.open();
  const others = [await instances.open({ story: after.steps }), await instances.open({ story: after.steps })];
  const following = followToEnd(others[0] as Ctx, runId);
  die(worker);
  const events = await following;
  expect(seqs(events)).toEqual(upTo(9));
  expect(events.flatMap((event) => (event.type === 'step' ? [event.step.name] : []))).toEqual(stepNames);
  expect(after.entered).toHaveLength(1);
  const investigation = await readInvestigation(others[1] as Ctx, conversationId);
  expect(investigation?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
});

test('a worker that was only thought dead cannot write any more, and lets go', async () => {
  const story = new GatedStory();
  // It believes itself alive, but never says so.
  const timings = { heartbeat: 600_000, sweep: 600_000 };
  const zombie = await instances.open({ story: story.steps, timings });
  const { runId } = await ask(zombie);
  await story.reached();
  const done = new GatedStory();
  done.open();
  const heir = await instances.open({ story: done.steps });
  expect(seqs(await followToEnd(heir, runId))).toEqual(upTo(9));
  expect(await appendStep(zombie.db, { runId, epoch: 1, kind: 'step', name: 'late' })).toBeNull();
  const left = zombie.runs.active.get(runId)?.finished;
  story.open();
  await left;
  expect(seqs(await followToEnd(heir, runId))).toEqual(upTo(9));
  expect(await readRun(heir.db, { runId, userId: 'local' })).toMatchObject({
    status: 'done',
    epoch: 2,
    lastSeq: 9,
  });
});

test('stop on another instance reaches the worker through Redis, without waiting for its heartbeat', async () => {
  const story = new GatedStory();
  // It would learn of the stop by a heartbeat long after this test was given up.
  const timings = { ...immortal, heartbeat: 600_000 };
  const worker = await instances.open({ story: story.steps, timings });
  const other = await instances.open({ timings });
  await Promise.all([signalled(worker), signalled(other)]);
  const { runId } = await ask(worker);
  const run = await story.reached();
  await stopRun(other, { runId });
  await until('the work is told', () => run.signal.aborted);
  expect((await followToEnd(other, runId)).at(-1)).toMatchObject({ status: 'stopped' });
});

test('without Redis a follower and a stop on another instance get through by polling', async () => {
  const story = new GatedStory();
  const env = { REDIS_URL: '' };
  const worker = await instances.open({ story: story.steps, env, timings: immortal });
  const other = await instances.open({ env, timings: immortal });
  const { runId } = await ask(worker);
  await story.reached();
  const following = followToEnd(other, runId);
  await stopRun(other, { runId });
  expect((await following).at(-1)).toMatchObject({ type: 'ended', status: 'stopped' });
});

test('Redis killed under a running question: told, over when it is back, nothing lost', async () => {
  const story = new GatedStory();
  // The store is there all the time, also when a busy machine answers late.
  const timings = { ...immortal, storeSilent: 600_000 };
  const worker = await instances.open({ story: story.steps, timings });
  const other = await instances.open({ timings });
  await Promise.all([signalled(worker), signalled(other)]);
  const { runId } = await ask(worker);
  await story.reached();
  let told = 0;
  const timeline: boolean[] = [];
  const following = followToEnd(other, runId, {
    onEvent: async (event) => {
      if (event.type === 'started' && told++ === 0) await redis.kill();
      if (event.type !== 'degraded') return;
      expect(event.part).toBe('cache');
      timeline.push(event.over);
      if (event.over) story.open();
      else await redis.start();
    },
  });
  const events = await following;
  expect(timeline.slice(0, 2)).toEqual([false, true]);
  expect(seqs(events)).toEqual(upTo(9));
});

test('Postgres restarted under a running question: it waits, tells, and nothing is lost or done twice', async () => {
  const story = new GatedStory();
  const ctx = await instances.open({ story: story.steps });
  const { runId, conversationId } = await ask(ctx);
  await story.reached();
  let halted = false;
  const events = await followToEnd(ctx, runId, {
    onEvent: async (event) => {
      if (event.type === 'started' && event.name === 'Known Error Pattern') {
        halted = true;
        await postgres.halt();
        story.open();
      }
      if (halted && event.type === 'degraded' && event.part === 'store' && !event.over) {
        halted = false;
        await postgres.start();
      }
    },
  });
  expect(events).toContainEqual(expect.objectContaining({ type: 'degraded', part: 'store', over: false }));
  expect(events).toContainEqual(expect.objectContaining({ type: 'degraded', part: 'store', over: true }));
  expect(seqs(events)).toEqual(upTo(9));
  expect(events.at(-1)).toMatchObject({ status: 'done' });
  expect((await readInvestigation(ctx, conversationId))?.messages).toHaveLength(2);
});
