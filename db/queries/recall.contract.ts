import { describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { storeAnalysis, supersedeAnalysis } from './analyses.ts';
import { createConversation } from './conversations.ts';
import { countUpPattern } from './error-patterns.ts';
import { listMergedKeys, pageConversations, pagePatterns } from './export-memory.ts';
import { addAnalyses, addResolutions, findMessages, lockOrMakePattern } from './import-memory.ts';
import {
  pageIncidentIds,
  readIncidentPlaces,
  readIncidents,
  readIndexedIncidents,
  timeOfNewestIncidentBut,
} from './incidents.ts';
import { readInstallationId } from './installation.ts';
import { mergePatterns } from './merge-patterns.ts';
import { storeMessages } from './messages.ts';
import { listPeopleIds, readNames } from './people.ts';
import { putPreference } from './preferences.ts';
import {
  pageMessageIds,
  readMessagePlaces,
  readSearchable,
  timeOfNewestMessageBut,
} from './searchable-messages.ts';

let round = 0;

export function recallContract(open: () => Store) {
  const db = () => open().db;
  const someone = () => `gus${++round}`;
  const privately = (userId: string, more: object = {}) =>
    createConversation(db(), { userId, visibility: 'private', ...more });

  describe('what recall reads', () => {
    test("messages of a shelf come in the order they were said, page by page, and are only that person's", async () => {
      const userId = someone();
      const { id: conversationId } = await privately(userId);
      const createdAt = new Date('2026-02-01');
      const stored = await storeMessages(db(), {
        conversationId,
        messages: ['a', 'b', 'c'].map((content) => ({ role: 'user', content, createdAt }) as const),
      });
      const ids = stored.map(({ id }) => id);
      const shelf = { of: 'private', userId } as const;
      const all = await pageMessageIds(db(), { shelf, limit: 10 });
      expect(all.map(({ id }) => id)).toEqual(ids);
      const [first, ...rest] = all;
      expect(await pageMessageIds(db(), { shelf, after: first!, limit: 10 })).toEqual(rest);
      const since = new Date(createdAt.getTime() + 1);
      expect(await pageMessageIds(db(), { shelf, since, limit: 10 })).toEqual([]);
      expect(await pageMessageIds(db(), { shelf: { of: 'private', userId: someone() }, limit: 10 })).toEqual(
        [],
      );
      const places = { conversationIds: [conversationId] };
      expect(await readMessagePlaces(db(), { shelf, ...places })).toEqual(
        all.map((place) => ({ ...place, here: true })),
      );
      const elsewhere = await readMessagePlaces(db(), { shelf: { of: 'team' }, ...places });
      expect(elsewhere.map(({ here }) => here)).toEqual([false, false, false]);
      expect(await readMessagePlaces(db(), { shelf, conversationIds: [] })).toEqual([]);
      expect((await readSearchable(db(), { ids })).map(({ text }) => text).sort()).toEqual(['a', 'b', 'c']);
      expect(await readSearchable(db(), { ids: [] })).toEqual([]);
      expect(await timeOfNewestMessageBut(db(), { shelf, n: 2 })).toEqual(createdAt);
      expect(await timeOfNewestMessageBut(db(), { shelf, n: 3 })).toBeNull();
    });

    test('incidents that something supersedes are on no shelf', async () => {
      const userId = someone();
      const { id: conversationId } = await privately(userId, { title: 'Paradise' });
      const make = (createdAt: string) =>
        storeAnalysis(db(), { conversationId, userId, queryText: 'q', createdAt: new Date(createdAt) });
      const [old, young, newest] = [
        await make('2026-02-01'),
        await make('2026-02-02'),
        await make('2026-02-03'),
      ];
      await supersedeAnalysis(db(), { analysisId: old.id, by: young.id });
      const shelf = { of: 'private', userId } as const;
      const page = await pageIncidentIds(db(), { shelf, newestFirst: false, limit: 10 });
      expect(page.map(({ id }) => id)).toEqual([young.id, newest.id]);
      const after = { shelf, after: page[0]!, limit: 10 };
      expect(await pageIncidentIds(db(), { ...after, newestFirst: false })).toEqual([page[1]]);
      const back = await pageIncidentIds(db(), { shelf, newestFirst: true, limit: 1 });
      expect(back).toEqual([page[1]]);
      const before = { shelf, newestFirst: true, after: back[0]!, limit: 10 };
      expect(await pageIncidentIds(db(), before)).toEqual([page[0]]);
      const places = await readIncidentPlaces(db(), { shelf, conversationIds: [conversationId] });
      expect(places.map(({ id, here }) => [id, here])).toEqual([
        [old.id, false],
        [young.id, true],
        [newest.id, true],
      ]);
      expect(await timeOfNewestIncidentBut(db(), { shelf, n: 1 })).toEqual(young.createdAt);
      const ids = [old.id, young.id];
      expect(await readIndexedIncidents(db(), { ids })).toHaveLength(2);
      expect(await readIncidents(db(), { ids, userId })).toMatchObject([
        { id: young.id, conversationTitle: 'Paradise', status: 'open' },
      ]);
      expect(await readIncidents(db(), { ids, userId: 'other' })).toEqual([]);
    });
  });

  describe('what goes into a memory file and out of one', () => {
    test('an installation keeps its id', async () => {
      const ids = await Promise.all([readInstallationId(db()), readInstallationId(db())]);
      expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
      expect(await readInstallationId(db())).toBe(ids[0]);
      expect(ids[1]).toBe(ids[0]);
    });

    test('conversations come in pages without a gap, begun at the same time or not', async () => {
      const userId = someone();
      const createdAt = new Date('2026-02-01');
      const made = [];
      for (let n = 0; n < 5; n++) made.push((await privately(userId, { createdAt })).id);
      const seen: string[] = [];
      for (let after: { createdAt: Date; id: string } | undefined; ; ) {
        const page = await pageConversations(db(), { userId, limit: 2, ...(after ? { after } : {}) });
        seen.push(...page.filter((each) => each.userId === userId).map(({ id }) => id));
        if (page.length < 2) break;
        after = page.at(-1)!;
      }
      expect(seen).toEqual(made.sort());
    });

    test('merged patterns are left out of the pages and lead to the one that is left', async () => {
      const domain = `z${++round}`;
      for (const errorType of ['A', 'B', 'C']) await countUpPattern(db(), { domain, errorType });
      await mergePatterns(db(), { key: `${domain}:B`, intoKey: `${domain}:C` });
      const page = await pagePatterns(db(), { afterKey: `${domain}:`, limit: 2 });
      expect(page.map(({ patternKey }) => patternKey)).toEqual([`${domain}:A`, `${domain}:C`]);
      expect(await listMergedKeys(db())).toContainEqual({ key: `${domain}:B`, into: `${domain}:C` });
      const seenAt = new Date('2026-01-01');
      const locked = await db().transaction((tx) =>
        lockOrMakePattern(tx, { domain, errorType: 'B', seenAt }),
      );
      expect(locked).toMatchObject({ made: false, pattern: { patternKey: `${domain}:C` } });
    });

    test('what is there already is added once, and never into a foreign conversation', async () => {
      const userId = someone();
      const [one, two] = [await privately(userId), await privately(userId)];
      const [id, later] = [crypto.randomUUID(), crypto.randomUUID()];
      const rows = [
        { id, conversationId: one.id, userId, queryText: 'q', supersededBy: later },
        { id: later, conversationId: one.id, userId, queryText: 'q', supersededBy: crypto.randomUUID() },
      ];
      expect(await addAnalyses(db(), { conversationId: one.id, rows })).toEqual([id, later]);
      expect(await addAnalyses(db(), { conversationId: one.id, rows })).toEqual([]);
      const told = (analysisId: string) => ({
        ...{ id: crypto.randomUUID(), conversationId: two.id, userId, analysisId },
        ...({ outcome: 'solved', source: 'person' } as const),
      });
      expect(await addResolutions(db(), { conversationId: two.id, rows: [told(id)] })).toMatchObject([
        { conversationId: two.id, analysisId: null },
      ]);
      expect(await addResolutions(db(), { conversationId: one.id, rows: [told(id)] })).toMatchObject([
        { conversationId: one.id, analysisId: id },
      ]);
      const [message] = await storeMessages(db(), {
        conversationId: one.id,
        messages: [{ role: 'user', content: 'x' }],
      });
      const ids = [message!.id, crypto.randomUUID()];
      expect(await findMessages(db(), { ids })).toEqual(new Map([[message!.id, one.id]]));
    });
  });

  describe('people', () => {
    test('names are those that people gave themselves', async () => {
      const [ann, ben, silent] = [someone(), someone(), someone()];
      await putPreference(db(), { userId: ann, key: 'name', value: ' Ann ' });
      await putPreference(db(), { userId: ben, key: 'name', value: 7 });
      await createConversation(db(), { userId: silent });
      await privately(someone());
      expect(await readNames(db(), { ids: [ann, ben, silent] })).toEqual(new Map([[ann, 'Ann']]));
      expect(await readNames(db(), { ids: [] })).toEqual(new Map());
      const ids = await listPeopleIds(db(), { limit: 10_000 });
      expect(ids).toEqual(expect.arrayContaining([ann, silent]));
      expect(ids).not.toContain(`gus${round}`);
      expect(ids).not.toContain('');
    });
  });
}
