import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { readAnalysis, storeAnalysis } from './analyses.ts';
import {
  deleteExpired,
  deleteInactiveConversations,
  deleteOldAnalyses,
  deleteOldLogSets,
  deleteOldUsage,
  listOverfull,
  refreshGrownStatistics,
} from './cleanup.ts';
import { putContextItem } from './context-items.ts';
import { linkConversations } from './conversation-links.ts';
import { createConversation, readConversation, updateConversation } from './conversations.ts';
import {
  countUnembedded,
  ensureVectorIndex,
  listUnembedded,
  nearestEmbeddings,
  pageVectorIds,
  putEmbeddings,
  readVectorPlaces,
  readVectors,
} from './embeddings.ts';
import { addLogFile, createLogSet, readLogSets } from './log-sets.ts';
import {
  annotateMessage,
  deleteMessagesFrom,
  storeMessage,
  storeMessages,
  trimMessages,
} from './messages.ts';
import { recordModelUsage, summarizeUsage } from './model-usage.ts';
import { recordResolution } from './resolutions.ts';
import { insertRun } from './runs.ts';
import { deleteSegmentsOfGone, listSegments, putSegment } from './segments.ts';
import { countActive, countByDay, countPatterns, readConversationStats, readOutcomes } from './statistics.ts';
import { readStoreMetrics } from './store-metrics.ts';

let round = 0;

export function figuresContract(open: () => Store) {
  const db = () => open().db;
  let ann: string;
  let domain: string;
  beforeEach(() => {
    round += 1;
    ann = `fay${round}`;
    domain = `f${round}`;
  });
  const begin = (more: object = {}) => createConversation(db(), { userId: ann, domain, ...more });

  describe('figures', () => {
    test('triggers keep the statistics of a conversation through inserts, changes and deletes', async () => {
      const { id: conversationId } = await begin();
      const stats = () => readConversationStats(db(), { conversationId, userId: ann });
      expect(await stats()).toMatchObject({ messages: 0, firstMessageAt: null });
      const [first, second] = await storeMessages(db(), {
        conversationId,
        messages: [
          { role: 'user', content: 'abc' },
          { role: 'assistant', content: 'de', isContext: true },
        ],
      });
      expect(await stats()).toMatchObject({
        ...{ messages: 2, userMessages: 1, assistantMessages: 1, contextMessages: 1, characters: 5 },
        firstMessageAt: first!.createdAt,
        lastMessageAt: second!.createdAt,
      });
      await annotateMessage(db(), { messageId: second!.id, isContext: false });
      expect(await stats()).toMatchObject({ contextMessages: 0, messages: 2 });
      await insertRun(db(), { conversationId, userId: ann, input: {} });
      await deleteMessagesFrom(db(), { conversationId, index: 1 });
      expect(await stats()).toMatchObject({
        messages: 1,
        characters: 3,
        runs: 1,
        lastMessageAt: first!.createdAt,
      });
    });

    test('shares of patterns count investigations, once each, that a person may see', async () => {
      const analysed = async (
        errorPattern: string | null,
        solved: boolean | null,
        visibility?: 'private',
      ) => {
        const { id } = await begin(visibility && { visibility, userId: 'other' });
        const values = { conversationId: id, userId: ann, queryText: 'q', domain, errorPattern, solved };
        await storeAnalysis(db(), values);
        await storeAnalysis(db(), values);
      };
      for (const solved of [true, false, null]) await analysed('x:STALE', solved);
      await analysed('x:CONN', true);
      await analysed(null, null);
      await analysed('x:CONN', true, 'private');
      expect(await countPatterns(db(), { userId: ann, domain, limit: 5 })).toMatchObject([
        { patternKey: 'x:STALE', investigations: 3, share: 0.75, solved: 1 },
        { patternKey: 'x:CONN', investigations: 1, share: 0.25, solved: 1 },
      ]);
    });

    test("days are those of the person's time zone", async () => {
      await begin({ createdAt: new Date('2026-05-01T20:00:00Z') });
      const days = (timeZone: string) => countByDay(db(), { userId: ann, domain, timeZone });
      expect(await days('UTC')).toEqual([{ day: '2026-05-01', count: 1 }]);
      expect(await days('Asia/Dhaka')).toEqual([{ day: '2026-05-02', count: 1 }]);
    });

    test('outcomes, time to solve and what was recalled are counted', async () => {
      const createdAt = new Date(Date.now() - 3_600_000);
      const [one, two] = [await begin({ createdAt }), await begin()];
      await recordResolution(db(), {
        ...{
          conversationId: one.id,
          userId: ann,
          outcome: 'solved',
          source: 'person',
          knowledge: 'check disks',
        },
      });
      await linkConversations(db(), { fromId: two.id, toId: one.id, kind: 'recalled', userId: ann });
      const figures = await readOutcomes(db(), { userId: ann, domain });
      expect(figures).toMatchObject({ investigations: 2, solved: 1, open: 1, recalled: 1, knowledge: 1 });
      expect(figures.medianSecondsToSolve).toBeGreaterThanOrEqual(3600);
      expect(await countActive(db(), { since: createdAt })).toBeGreaterThanOrEqual(2);
    });

    test('use of the model is summed up', async () => {
      const since = new Date(Date.now() + 1_000_000_000 * round);
      const usage = { userId: ann, purpose: 'answer', createdAt: since };
      await recordModelUsage(db(), { ...usage, promptTokens: 100, fullTokens: 400, costUsd: 0.5 });
      await recordModelUsage(db(), { ...usage, promptTokens: 50, fullTokens: 100, fromCache: true });
      expect(await summarizeUsage(db(), { since })).toMatchObject({
        ...{ calls: 2, promptTokens: 150, fullTokens: 500, costUsd: 0.5, fromCache: 1 },
      });
    });

    test('the store tells its size and its tables', async () => {
      const metrics = await readStoreMetrics(db());
      expect(metrics.bytes).toBeGreaterThan(1_000_000);
      expect(metrics.tables.map(({ name }) => name)).toContain('messages');
      for (const table of metrics.tables)
        expect(table.rows + table.indexScans + table.fullScans).toBeTypeOf('number');
    });
  });

  describe('summaries and embeddings', () => {
    test('a stretch is summarised once per strategy and forgotten when its oldest message is gone', async () => {
      const { id: conversationId } = await begin();
      const put = (fromIndex: number, text: string, strategy = 'ledger') =>
        putSegment(db(), {
          conversationId,
          strategy,
          fromIndex,
          toIndex: fromIndex + 4,
          text,
          contentHash: 'h',
        });
      await put(0, 'one');
      await put(0, 'one again');
      await put(5, 'two');
      await put(0, 'other', 'extract');
      const texts = async () =>
        (await listSegments(db(), { conversationId, strategy: 'ledger' })).map(({ text }) => text);
      expect(await texts()).toEqual(['one again', 'two']);
      await storeMessages(db(), {
        conversationId,
        messages: Array.from({ length: 9 }, (_, i) => ({ role: 'user' as const, content: `${i}` })),
      });
      const forget = () => deleteSegmentsOfGone(db(), { conversationId });
      await forget();
      expect(await texts()).toEqual(['one again', 'two']);
      await trimMessages(db(), { conversationId, keep: 4 });
      await forget();
      expect(await texts()).toEqual(['two']);
      expect(await listSegments(db(), { conversationId, strategy: 'extract' })).toEqual([]);
      await trimMessages(db(), { conversationId, keep: 0 });
      await forget();
      expect(await texts()).toEqual([]);
    });

    test('embeddings are kept per model, compared by cosine, and go with their owner', async () => {
      const { id: conversationId } = await begin();
      const [a, b] = await storeMessages(db(), {
        conversationId,
        messages: ['a', 'b'].map((content) => ({ role: 'user', content }) as const),
      });
      const model = `m${round}`;
      const row = (ownerId: string, values: number[], as = model) => ({
        ...{ ownerKind: 'message' as const, ownerId, model: as, values, contentHash: 'h' },
      });
      await putEmbeddings(db(), [
        row(a!.id, [1, 0, 0.5]),
        row(b!.id, [0, 1, 0]),
        row(b!.id, [1, 2], `${model}x`),
      ]);
      await putEmbeddings(db(), [row(a!.id, [1, 0, 0.25])]);
      const space = { model, dims: 3 };
      const ids = [a!.id, b!.id];
      const read = await readVectors(db(), { ids, ...space });
      expect(new Map(read.map(({ id, values }) => [id, values]))).toEqual(
        new Map([
          [a!.id, [1, 0, 0.25]],
          [b!.id, [0, 1, 0]],
        ]),
      );
      const page = await pageVectorIds(db(), { shelf: { of: 'team' }, ...space, limit: 10 });
      expect(page.map(({ id }) => id).sort()).toEqual(ids.sort());
      const places = { shelf: { of: 'team' } as const, conversationIds: [conversationId] };
      expect(await readVectorPlaces(db(), { ...places, ...space })).toEqual(
        page.map((place) => ({ ...place, here: true })),
      );
      expect(await readVectorPlaces(db(), { ...places, model: `${model}y`, dims: 3 })).toEqual([]);
      const [first, second] = page;
      expect(
        await pageVectorIds(db(), { shelf: { of: 'team' }, ...space, after: first!, limit: 10 }),
      ).toEqual([second]);
      expect(await ensureVectorIndex(open(), { ownerKind: 'message', ...space })).toBe(
        open().capabilities.vector,
      );
      if (open().capabilities.vector) {
        const find = { ownerKind: 'message', model, vector: [1, 0, 0], limit: 2 } as const;
        const near = await nearestEmbeddings(db(), find);
        expect(near[0]?.ownerId).toBe(a!.id);
        expect(near[0]?.similarity).toBeGreaterThan(0.9);
        expect(await nearestEmbeddings(db(), { ...find, conversationId })).toHaveLength(2);
        expect(await nearestEmbeddings(db(), { ...find, conversationId: crypto.randomUUID() })).toEqual([]);
      }
      await deleteMessagesFrom(db(), { conversationId, index: 1 });
      expect(await readVectors(db(), { ids, ...space })).toHaveLength(1);
    });

    test('messages without a vector of the model, or with one of another size, are those to embed', async () => {
      const { id: conversationId } = await begin();
      const model = `it's "m${round}"`;
      const [a, b] = await storeMessages(db(), {
        conversationId,
        messages: ['older', 'younger'].map((content) => ({ role: 'user', content }) as const),
      });
      const ours = async (dims: number | null) => {
        const all = await listUnembedded(db(), { model, dims, chars: 3, limit: 1_000 });
        return all
          .filter(({ id }) => id === a!.id || id === b!.id)
          .map(({ text }) => text)
          .sort();
      };
      expect(await ours(null)).toEqual(['old', 'you']);
      await putEmbeddings(db(), [
        { ownerKind: 'message', ownerId: a!.id, model, values: [1, 0], contentHash: '' },
      ]);
      expect(await ours(2)).toEqual(['you']);
      expect(await ours(3)).toEqual(['old', 'you']);
      const since = new Date(b!.createdAt.getTime() + 1);
      expect(await listUnembedded(db(), { model, dims: 2, since, chars: 3, limit: 9 })).toEqual([]);
      const count = (dims: number) => countUnembedded(db(), { model, dims });
      expect((await count(3)) - (await count(2))).toBe(1);
    });
  });

  describe('cleaning up', () => {
    test('what is past its time goes, what has no end stays', async () => {
      const now = new Date();
      const past = new Date(now.getTime() - 1000);
      const item = (key: string, expiresAt: Date | null) =>
        putContextItem(db(), { userId: ann, type: 'project', key, value: 1, expiresAt });
      await item('past', past);
      await item('ever', null);
      const set = (more: object) => createLogSet(db(), { userId: ann, name: 'l', kind: 'paste', ...more });
      const [expired, kept] = [await set({ expiresAt: past }), await set({})];
      await addLogFile(db(), { logSetId: expired.id, index: 0, name: 'f' });
      const gone = await deleteExpired(db(), { now, abandonedBefore: new Date(now.getTime() - 86_400_000) });
      expect(gone.contextItems).toBeGreaterThanOrEqual(1);
      const left = await readLogSets(db(), { ids: [expired.id, kept.id], userId: ann });
      expect(left.map(({ id }) => id)).toEqual([kept.id]);
      const later = { now, abandonedBefore: new Date(now.getTime() + 86_400_000) };
      expect((await deleteExpired(db(), later)).logSets).toBeGreaterThanOrEqual(1);
    });

    test('each kind has an age of its own: logs, analyses without a solution, figures of use', async () => {
      const { id: conversationId } = await begin();
      const createdAt = new Date('1999-01-01');
      const before = new Date('1999-06-01');
      const analysed = (solved: boolean | null) =>
        storeAnalysis(db(), { conversationId, userId: ann, queryText: 'q', solved, createdAt });
      const [open_, solved] = [await analysed(null), await analysed(true)];
      await recordModelUsage(db(), { conversationId, userId: ann, purpose: 'answer', createdAt });
      expect(await deleteOldAnalyses(db(), { before })).toBe(1);
      expect(await readAnalysis(db(), { analysisId: open_.id, userId: ann })).toBeNull();
      expect(await readAnalysis(db(), { analysisId: solved.id, userId: ann })).not.toBeNull();
      expect(await deleteOldUsage(db(), { before })).toBe(1);
      const set = await createLogSet(db(), { userId: ann, name: 'l', kind: 'paste' });
      expect(await deleteOldLogSets(db(), { before })).toBe(0);
      const later = new Date(Date.now() + 60_000);
      expect(await deleteOldLogSets(db(), { before: later })).toBeGreaterThanOrEqual(0);
      // One that is still being received stays.
      expect(await readLogSets(db(), { ids: [set.id], userId: ann })).toHaveLength(1);
    });

    test('statistics are refreshed for what has grown, and then there is nothing to do', async () => {
      expect(await refreshGrownStatistics(db())).toEqual(expect.any(Array));
    });

    test('conversations nobody used go, but not those that are pinned or being answered', async () => {
      const old = { createdAt: new Date('2001-01-01') };
      const [unused, pinned, busy, recent] = [
        await begin(old),
        await begin(old),
        await begin(old),
        await begin(),
      ];
      await updateConversation(db(), { conversationId: pinned.id, userId: ann, change: { pinned: true } });
      await insertRun(db(), { conversationId: busy.id, userId: ann, input: {}, workerId: 'w' });
      expect(await deleteInactiveConversations(db(), { before: new Date('2001-06-01'), batch: 1 })).toBe(1);
      const there = async (id: string) =>
        (await readConversation(db(), { conversationId: id, userId: ann })) !== null;
      expect(await Promise.all([unused, pinned, busy, recent].map(({ id }) => there(id)))).toEqual([
        false,
        true,
        true,
        true,
      ]);
    });

    test('conversations with more messages than a bound are named', async () => {
      const { id } = await begin();
      for (const content of ['a', 'b'])
        await storeMessage(db(), { conversationId: id, role: 'user', content });
      expect(await listOverfull(db(), { maxMessages: 1, limit: 1000 })).toContain(id);
      expect(await listOverfull(db(), { maxMessages: 2, limit: 1000 })).not.toContain(id);
    });
  });
}
