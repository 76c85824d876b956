import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPostgresUrl } from '#db/testing/fresh-store.ts';
import type { RunEvent } from '#lib/contracts/runs.ts';
import { readInvestigation } from '#lib/memory/conversations/read-investigation.ts';
import type { Ctx } from '#lib/server/context.ts';
import { story as wholeStory } from './analyze-stream.ts';
import { followRun } from './follow-run.ts';
import { stopRun } from './stop-run.ts';
import { GatedStory } from './testing/gated-story.ts';
import { ask, followToEnd, Instances, manyLines, seqs, stored, upTo } from './testing/instances.ts';

/** What every store must keep of a run. */
const stores = {
  'a PostgreSQL server': async () => {
    const { url, drop } = await freshPostgresUrl();
    return { env: { DATABASE_URL: url }, drop };
  },
  'the embedded store': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'loglore-runs-'));
    return {
      env: { LOGLORE_DATA_DIR: folder },
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

describe.each(Object.entries(stores))('runs on %s', (_name, fresh) => {
  let store: Awaited<ReturnType<typeof fresh>>;
  let instances: Instances;
  beforeAll(async () => {
    store = await fresh();
    instances = new Instances(store.env);
  });
  afterAll(async () => {
    await instances.closeAll();
    await store.drop();
  });

  /** One instance at a time: the embedded store allows no second. */
  async function withInstance<T>(
    options: Parameters<Instances['open']>[0],
    work: (ctx: Ctx) => Promise<T>,
  ): Promise<T> {
    const ctx = await instances.open(options);
    try {
      return await work(ctx);
    } finally {
      await instances.close(ctx);
    }
  }

  test('a question is stored, answered step by step, and everything of it can be read back', async () => {
    await withInstance({}, async (ctx) => {
      const { runId, conversationId } = await ask(ctx, { text: 'Why?\nmore', pasted: manyLines(3) });
      const events = await followToEnd(ctx, runId);
      const steps = stored(events).flatMap((e) => (e.type === 'step' ? [e.step.name] : []));
      expect(steps).toEqual([
        'Extracted Parameters',
        'Checked Cache',
        'Audited Logs',
        'Searched Logs',
        'Compared Windows',
        'Grouped Traces',
        'Ranked Causes',
        'Found Similar Issues',
        'Known Error Pattern',
        'Verification Results',
        'Answer',
        'Remembered',
      ]);
      expect(seqs(events)).toEqual(upTo(2 * steps.length + 1));
      expect(events.at(-1)).toMatchObject({ type: 'ended', status: 'done' });

      const investigation = await readInvestigation(ctx, conversationId);
      expect(investigation?.conversation).toMatchObject({ title: 'Why?', running: false, messageCount: 2 });
      expect(investigation?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
      expect(investigation?.messages[1]?.metadata).toMatchObject({ step: 'final_analysis', runId });
      expect(investigation?.messages[1]?.content).toContain('3 lines of 1 file');
      expect(investigation?.runs[0]?.events).toEqual(stored(events));
    });
  });

  test('whoever attaches in the middle, or again, gets every event once and in order', async () => {
    const story = new GatedStory();
    await withInstance({ story: story.steps, timings: { followerLife: 150 } }, async (ctx) => {
      const { runId } = await ask(ctx);
      const first = followToEnd(ctx, runId);
      await story.reached();
      const second = followToEnd(ctx, runId);
      const late = followToEnd(ctx, runId, { fromSeq: 2 });
      story.open();
      expect(seqs(await first)).toEqual(upTo(9));
      expect(seqs(await second)).toEqual(upTo(9));
      expect(seqs(await late)).toEqual(upTo(9).slice(2));
      expect(seqs(await followToEnd(ctx, runId))).toEqual(upTo(9));
    });
  });

  test('a stream ends by design and says so, and sends heartbeats until then', async () => {
    const story = new GatedStory();
    const timings = { followerLife: 600_000, followerHeartbeat: 50 };
    await withInstance({ story: story.steps, timings }, async (ctx) => {
      const { runId } = await ask(ctx);
      await story.reached();
      let heartbeats = 0;
      for await (const event of followRun(ctx, { runId, fromSeq: 0 })) {
        if (event.type === 'heartbeat' && ++heartbeats === 3) break;
      }
      ctx.runs.timings.followerLife = 300;
      const events: RunEvent[] = [];
      for await (const event of followRun(ctx, { runId, fromSeq: 0 })) events.push(event);
      expect(events.at(-1)).toEqual({ type: 'reattach' });
      expect(ctx.runs.feeds.get(runId)).toBeDefined();
      await stopRun(ctx, { runId });
      await followToEnd(ctx, runId);
    });
  });

  test('a follower that goes away leaves nothing behind, and the run goes on', async () => {
    const story = new GatedStory();
    await withInstance({ story: story.steps }, async (ctx) => {
      const { runId } = await ask(ctx);
      const reader = followRun(ctx, { runId, fromSeq: 0 }).getReader();
      await reader.read();
      await reader.cancel();
      story.open();
      await followToEnd(ctx, runId);
      await Promise.all([...ctx.runs.active.values()].map((run) => run.finished));
      expect(ctx.runs.feeds.size).toBe(0);
    });
  });

  test('stop has reached the work when it is acknowledged, also work that ignores it, and leaves a readable result', async () => {
    for (const heedsSignal of [true, false]) {
      const story = new GatedStory({ heedsSignal });
      await withInstance({ story: story.steps }, async (ctx) => {
        const { runId, conversationId } = await ask(ctx, { pasted: manyLines(5) });
        const run = await story.reached();
        expect(run.signal.aborted).toBe(false);
        await stopRun(ctx, { runId });
        expect(run.signal.aborted).toBe(true);
        const events = await followToEnd(ctx, runId);
        expect(events.at(-1)).toMatchObject({ type: 'ended', status: 'stopped' });
        const investigation = await readInvestigation(ctx, conversationId);
        expect(investigation?.messages.at(-1)).toMatchObject({ role: 'assistant' });
        expect(investigation?.messages.at(-1)?.content).toMatch(/^Stopped\./);
        await stopRun(ctx, { runId });
      });
    }
  });

  test('a stop while the answer is being kept lets it be kept, and ends the run as stopped', async () => {
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const steps: GatedStory['steps'] = wholeStory.map((step) =>
      step.name === 'Remembered'
        ? {
            ...step,
            work: async (run) => {
              begun.resolve();
              await held.promise;
              return { ...(await step.work(run)), sentences: ['Kept in its own time.'] };
            },
          }
        : step,
    );
    await withInstance({ story: steps }, async (ctx) => {
      const { runId, conversationId } = await ask(ctx, { pasted: manyLines(5) });
      await begun.promise;
      await stopRun(ctx, { runId });
      held.resolve();
      const events = await followToEnd(ctx, runId);
      expect(events.at(-1)).toMatchObject({ type: 'ended', status: 'stopped' });
      expect(JSON.stringify(events)).toContain('Kept in its own time.');
      expect((await readInvestigation(ctx, conversationId))?.messages).toHaveLength(2);
    });
  });

  test('a failing step ends the run as failed, with a sentence and what was known', async () => {
    const broken: GatedStory['steps'] = new GatedStory().steps.map((step) =>
      step.name === 'Known Error Pattern'
        ? { name: step.name, work: () => Promise.reject(new Error('secret detail')) }
        : step,
    );
    await withInstance({ story: broken }, async (ctx) => {
      const { runId, conversationId } = await ask(ctx);
      const last = (await followToEnd(ctx, runId)).at(-1);
      expect(last).toMatchObject({ type: 'ended', status: 'failed' });
      const investigation = await readInvestigation(ctx, conversationId);
      expect(JSON.stringify([last, investigation])).not.toContain('secret detail');
      expect(investigation?.messages).toHaveLength(2);
    });
  });

  test('more questions than there is room for wait, are told so, and are answered', async () => {
    const story = new GatedStory();
    await withInstance({ story: story.steps, env: { MAX_ACTIVE_RUNS: '1' } }, async (ctx) => {
      const one = await ask(ctx);
      await story.reached();
      const two = await ask(ctx);
      const events = await followToEnd(ctx, two.runId, {
        onEvent: (event) => {
          if (event.type === 'progress') story.open();
        },
      });
      expect(events.find(({ type }) => type === 'progress')).toMatchObject({
        note: expect.stringContaining('Waiting its turn'),
      });
      expect(seqs(events)).toEqual(upTo(9));
      expect((await followToEnd(ctx, one.runId)).at(-1)).toMatchObject({ status: 'done' });
    });
  });

  test('a question that waits can be stopped', async () => {
    const story = new GatedStory();
    await withInstance({ story: story.steps, env: { MAX_ACTIVE_RUNS: '1' } }, async (ctx) => {
      const one = await ask(ctx);
      await story.reached();
      const two = await ask(ctx);
      await stopRun(ctx, { runId: two.runId });
      expect((await followToEnd(ctx, two.runId)).at(-1)).toMatchObject({ status: 'stopped' });
      story.open();
      expect((await followToEnd(ctx, one.runId)).at(-1)).toMatchObject({ status: 'done' });
      expect(ctx.runs.slots.waiting).toBe(0);
    });
  });

  test('a closed instance hands its runs over: the next one finishes them without doing steps again', async () => {
    const before = new GatedStory();
    const { runId, conversationId } = await withInstance({ story: before.steps }, async (ctx) => {
      const asked = await ask(ctx);
      await before.reached();
      return asked;
    });
    const after = new GatedStory();
    after.open();
    await withInstance({ story: after.steps }, async (ctx) => {
      expect(seqs(await followToEnd(ctx, runId))).toEqual(upTo(9));
      expect((await readInvestigation(ctx, conversationId))?.messages).toHaveLength(2);
    });
  });

  test('an unknown run ends at once with a sentence, and stopping it is refused', async () => {
    await withInstance({}, async (ctx) => {
      const runId = crypto.randomUUID();
      const events = await followToEnd(ctx, runId);
      expect(events).toMatchObject([{ type: 'ended', status: 'failed' }]);
      await expect(stopRun(ctx, { runId })).rejects.toMatchObject({ code: 'not_found' });
      await expect(ask(ctx, { conversationId: runId })).rejects.toMatchObject({ code: 'not_found' });
    });
  });
});
