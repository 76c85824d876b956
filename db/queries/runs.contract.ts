import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { createConversation, deleteConversations } from './conversations.ts';
import { appendStep, appendSteps, endRun, readSteps, readStepsOfRuns } from './run-steps.ts';
import {
  claimRun,
  claimStaleRuns,
  countRunning,
  heartbeatRun,
  insertRun,
  listRuns,
  listStaleRuns,
  readRun,
  releaseRun,
  requestStop,
} from './runs.ts';

export function runsContract(open: () => Store) {
  describe('runs', () => {
    let conversationId: string;
    const db = () => open().db;
    const start = (workerId: string | null = 'w1') =>
      insertRun(db(), { conversationId, userId: 'ann', input: { text: 'why?' }, workerId });

    beforeEach(async () => {
      conversationId = (await createConversation(db(), { userId: 'ann' })).id;
    });

    test('steps get numbers from 1 without gaps and are read back after a number', async () => {
      const run = await start();
      const hold = { runId: run.id, epoch: run.epoch };
      expect(await appendStep(db(), { ...hold, kind: 'started', name: 'Answer' })).toMatchObject({ seq: 1 });
      const payload = { text: 'a\0b \ud800 "quoted" \\u0000', n: 1.5 };
      const second = await appendStep(db(), {
        ...hold,
        kind: 'step',
        name: 'Answer',
        payload,
        durationMs: 2.5,
      });
      expect(second?.at).toBeInstanceOf(Date);
      const steps = await readSteps(db(), { runId: run.id, afterSeq: 1 });
      expect(steps).toEqual([
        {
          runId: run.id,
          seq: 2,
          kind: 'step',
          name: 'Answer',
          payload: { text: 'a\uFFFDb \uFFFD "quoted" \\u0000', n: 1.5 },
          at: second?.at,
          durationMs: 2.5,
        },
      ]);
      expect(await readStepsOfRuns(db(), { runIds: [run.id] })).toHaveLength(2);
    });

    test('steps written at the same time get different numbers', async () => {
      const run = await start();
      const written = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          appendStep(db(), { runId: run.id, epoch: 1, kind: 'step', name: `s${n}`, payload: n }),
        ),
      );
      expect(written.map((step) => step?.seq).toSorted((a, b) => a! - b!)).toEqual(
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
    });

    test('a worker whose run was taken over cannot write, beat or end it', async () => {
      const run = await start('zombie');
      const taken = await claimRun(db(), { runId: run.id, workerId: 'heir', staleAfterMs: -1000 });
      expect(taken).toMatchObject({ epoch: 2, workerId: 'heir' });
      const zombie = { runId: run.id, epoch: 1 };
      expect(await appendStep(db(), { ...zombie, kind: 'step', name: 'Answer' })).toBeNull();
      expect(await heartbeatRun(db(), zombie)).toBeNull();
      expect(await endRun(db(), { ...zombie, status: 'done' })).toBeNull();
      expect(await readSteps(db(), { runId: run.id })).toEqual([]);
      expect(await endRun(db(), { runId: run.id, epoch: 2, status: 'done' })).toMatchObject({ seq: 1 });
    });

    test('a run ends once and takes no step afterwards', async () => {
      const run = await start();
      const hold = { runId: run.id, epoch: 1 };
      expect(await endRun(db(), { ...hold, status: 'stopped', sentence: 'Stopped by Ann.' })).toMatchObject({
        seq: 1,
      });
      expect(await endRun(db(), { ...hold, status: 'done' })).toBeNull();
      expect(await appendStep(db(), { ...hold, kind: 'step', name: 'late' })).toBeNull();
      const ended = await readRun(db(), { runId: run.id, userId: 'ann' });
      expect(ended).toMatchObject({ status: 'stopped', sentence: 'Stopped by Ann.', lastSeq: 1 });
      expect(ended?.endedAt).toBeInstanceOf(Date);
      const [last] = await readSteps(db(), { runId: run.id });
      expect(last).toMatchObject({ kind: 'ended', name: 'stopped' });
    });

    test('a run with a living worker is not taken over; one without is, by one of many', async () => {
      const alive = await start('w1');
      expect(await claimRun(db(), { runId: alive.id, workerId: 'w2', staleAfterMs: 60_000 })).toBeNull();
      const orphan = await start(null);
      expect((await listStaleRuns(db(), { staleAfterMs: 60_000 })).map(({ id }) => id)).toContain(orphan.id);
      const claims = await Promise.all(
        ['a', 'b', 'c', 'd'].map((workerId) =>
          claimStaleRuns(db(), { workerId, staleAfterMs: 60_000, limit: 50 }),
        ),
      );
      const winners = claims.flat().filter(({ id }) => id === orphan.id);
      expect(winners).toHaveLength(1);
      expect(winners[0]?.epoch).toBe(1);
    });

    test('a worker does not take over what it works on itself, however long it was silent', async () => {
      const own = await start(null);
      const except = [own.id];
      const claim = { workerId: 'w1', staleAfterMs: 60_000, limit: 50 };
      expect((await claimStaleRuns(db(), { ...claim, except })).map(({ id }) => id)).not.toContain(own.id);
      expect((await claimStaleRuns(db(), claim)).map(({ id }) => id)).toContain(own.id);
    });

    test('a worker that expects another newest step than there is stores nothing', async () => {
      const run = await start();
      const hold = { runId: run.id, epoch: 1, kind: 'step', name: 'one' } as const;
      expect(await appendStep(db(), { ...hold, afterSeq: 0 })).toMatchObject({ seq: 1 });
      expect(await appendStep(db(), { ...hold, afterSeq: 0 })).toBeNull();
      expect(await appendStep(db(), { ...hold, afterSeq: 1 })).toMatchObject({ seq: 2 });
      expect(await readSteps(db(), { runId: run.id })).toHaveLength(2);
    });

    test('steps that came about together are stored in order or not at all, and can end the run', async () => {
      const run = await start();
      const hold = { runId: run.id, epoch: 1 };
      const step = (name: string) => ({ kind: 'step', name, payload: { of: `${name}\0` } }) as const;
      const first = await appendSteps(db(), { ...hold, afterSeq: 0, steps: [step('a'), step('b')] });
      expect(first?.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await appendSteps(db(), { ...hold, afterSeq: 1, steps: [step('x'), step('y')] })).toBeNull();
      const last = await appendSteps(db(), {
        ...hold,
        afterSeq: 2,
        steps: [step('c'), { kind: 'ended', name: 'done', payload: { status: 'done' } }],
        ending: { status: 'done' },
      });
      expect(last?.map(({ seq }) => seq)).toEqual([3, 4]);
      expect(await appendSteps(db(), { ...hold, steps: [step('late')] })).toBeNull();
      const steps = await readSteps(db(), { runId: run.id });
      expect(steps.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'done']);
      expect(steps[1]).toMatchObject({ payload: { of: 'b\uFFFD' } });
      expect(await readRun(db(), { runId: run.id, userId: 'ann' })).toMatchObject({
        status: 'done',
        lastSeq: 4,
      });
    });

    test('a run that was let go of is taken over at once', async () => {
      const run = await start();
      await releaseRun(db(), { runId: run.id, epoch: 7 });
      expect(await claimRun(db(), { runId: run.id, workerId: 'w2', staleAfterMs: 60_000 })).toBeNull();
      await releaseRun(db(), { runId: run.id, epoch: 1 });
      expect(await claimRun(db(), { runId: run.id, workerId: 'w2', staleAfterMs: 60_000 })).toMatchObject({
        epoch: 2,
      });
    });

    test('a stop reaches the worker with its next heartbeat', async () => {
      const run = await start();
      expect(await heartbeatRun(db(), { runId: run.id, epoch: 1 })).toEqual({ stopRequested: false });
      expect(await requestStop(db(), { runId: run.id, userId: 'ann' })).toMatchObject({ id: run.id });
      expect(await heartbeatRun(db(), { runId: run.id, epoch: 1 })).toEqual({ stopRequested: true });
    });

    test('a run of a private conversation is neither read nor stopped by others', async () => {
      const hidden = await createConversation(db(), { userId: 'ann', visibility: 'private' });
      const run = await insertRun(db(), {
        conversationId: hidden.id,
        userId: 'ann',
        input: {},
        workerId: 'w',
      });
      expect(await readRun(db(), { runId: run.id, userId: 'bob' })).toBeNull();
      expect(await requestStop(db(), { runId: run.id, userId: 'bob' })).toBeNull();
      expect(await readRun(db(), { runId: run.id, userId: 'ann' })).toMatchObject({ id: run.id });
    });

    test('runs of a conversation come in the order they were asked and go with it', async () => {
      const first = await start();
      const second = await start();
      expect((await listRuns(db(), { conversationId })).map(({ id }) => id)).toEqual([first.id, second.id]);
      const before = await countRunning(db());
      await deleteConversations(db(), { ids: [conversationId], userId: 'ann' });
      expect(await countRunning(db())).toBe(before - 2);
      expect(await readRun(db(), { runId: first.id, userId: 'ann' })).toBeNull();
    });
  });
}
