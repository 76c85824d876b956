import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { listAnalyses, readAnalysis, storeAnalysis, supersedeAnalysis, updateAnalysis } from './analyses.ts';
import { createConversation, deleteConversations, readConversation } from './conversations.ts';
import { countPatternUse, countUpPattern, editPattern, listPatterns, readPattern } from './error-patterns.ts';
import { listConversations } from './list-conversations.ts';
import { mergePatterns } from './merge-patterns.ts';
import { listPatternResolutions, listResolutions, recordResolution } from './resolutions.ts';
import { readConversationStats } from './statistics.ts';

let round = 0;

export function memoryContract(open: () => Store) {
  describe('analysis and reference memory', () => {
    const db = () => open().db;
    let ann: string;
    let domain: string;
    let key: string;
    let conversationId: string;
    beforeEach(async () => {
      round += 1;
      ann = `eva${round}`;
      domain = `d${round}`;
      key = `${domain}:TIMEOUT_ERROR`;
      conversationId = (await createConversation(db(), { userId: ann })).id;
    });
    const store = (more: object = {}) =>
      storeAnalysis(db(), { conversationId, userId: ann, queryText: 'why?', domain, ...more });
    const countUp = (more: object = {}) =>
      countUpPattern(db(), { domain, errorType: 'TIMEOUT_ERROR', causes: ['pool is full'], ...more });

    test('an analysis is read back as it was stored, with everything it is recognised by', async () => {
      const values = {
        parameters: { services: ['pay'], n: 1 },
        traceIds: ['t1', 'with "quote", comma\0'],
        findings: [{ rank: 1, title: 'Poller down' }],
        errorPattern: key,
        confidenceScore: 0.75,
        outcome: 'likely' as const,
        fingerprint: {
          templates: [{ text: 'lost <*>', weight: 2 }],
          exceptions: ['E'],
          services: [],
          words: [],
        },
        logSetIds: [conversationId],
        incidentAt: new Date('2026-01-02T03:04:05.678Z'),
      };
      const made = await store(values);
      expect(made).toMatchObject({ ...values, traceIds: ['t1', 'with "quote", comma\uFFFD'], solved: null });
      expect(await readAnalysis(db(), { analysisId: made.id, userId: ann })).toEqual(made);
      const [row] = await listConversations(db(), { userId: ann, owner: ann, limit: 1 });
      expect(row).toMatchObject({ outcome: 'likely' });
      expect(await readConversationStats(db(), { conversationId, userId: ann })).toMatchObject({
        analyses: 1,
      });
    });

    test('analyses are listed by parameters, pattern, logs and time, newest first', async () => {
      const old = await store({
        createdAt: new Date('2026-01-01'),
        parameters: { services: ['a'], env: 'prod' },
      });
      const young = await store({
        errorPattern: key,
        logContentHash: `h${round}`,
        parameters: { services: ['a', 'b'] },
      });
      const list = async (more: object = {}) =>
        (await listAnalyses(db(), { userId: ann, limit: 10, domain, ...more })).map(({ id }) => id);
      expect(await list()).toEqual([young.id, old.id]);
      expect(await list({ parameters: { env: 'prod' } })).toEqual([old.id]);
      expect(await list({ parameters: { services: ['a'] } })).toEqual([young.id, old.id]);
      expect(await list({ patternKeys: [key] })).toEqual([young.id]);
      expect(await list({ logContentHash: `h${round}` })).toEqual([young.id]);
      expect(await list({ to: new Date('2026-01-02') })).toEqual([old.id]);
      expect(await list({ notConversationId: conversationId })).toEqual([]);
    });

    test("analyses of a private conversation are its owner's alone", async () => {
      const hidden = await createConversation(db(), { userId: ann, visibility: 'private' });
      const { id } = await store({ conversationId: hidden.id });
      expect(await readAnalysis(db(), { analysisId: id, userId: 'other' })).toBeNull();
      expect(await listAnalyses(db(), { userId: 'other', limit: 10, domain })).toEqual([]);
    });

    test('an outdated analysis is superseded, stays readable, and never in a ring', async () => {
      const [one, two] = [await store(), await store()];
      expect(await supersedeAnalysis(db(), { analysisId: one.id, by: two.id })).toBe(true);
      expect(await supersedeAnalysis(db(), { analysisId: two.id, by: one.id })).toBe(false);
      expect(await supersedeAnalysis(db(), { analysisId: two.id, by: two.id })).toBe(false);
      const ids = async (superseded: boolean) =>
        (await listAnalyses(db(), { userId: ann, limit: 10, domain, superseded })).map(({ id }) => id);
      expect(await ids(false)).toEqual([two.id]);
      expect(await ids(true)).toHaveLength(2);
      expect(await updateAnalysis(db(), { analysisId: one.id, change: { relevance: 0.1 } })).toMatchObject({
        supersededBy: two.id,
      });
    });

    test('a pattern is created once however many store it at the same time, and every one counts', async () => {
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => countUp({ causes: [`c${n}`], provenance: { n } })),
      );
      const pattern = await readPattern(db(), { key });
      expect(pattern).toMatchObject({ occurrences: 10, usageCount: 10, successRate: null, domain });
      expect(pattern?.typicalCauses).toHaveLength(10);
    });

    test('a look-up counts as a use, reading does not', async () => {
      await countUp();
      expect(await countPatternUse(db(), { key })).toMatchObject({ usageCount: 2, occurrences: 1 });
      expect(await readPattern(db(), { key })).toMatchObject({ usageCount: 2 });
      expect(await countPatternUse(db(), { key: `${domain}:NONE` })).toBeNull();
    });

    test('outcomes change the status, the analysis, the rate and the counts of what was done', async () => {
      await countUp();
      const analysis = await store({ errorPattern: key });
      const record = (outcome: 'solved' | 'not_solved' | 'partly' | 'reopened', action: string) =>
        recordResolution(db(), {
          ...{ conversationId, analysisId: analysis.id, patternKey: key, userId: ann, outcome, action },
          source: 'person',
        });
      await record('not_solved', 'restart the gateway');
      await record('solved', 'restart the poller');
      expect(await readConversation(db(), { conversationId, userId: ann })).toMatchObject({
        status: 'solved',
      });
      expect(await readAnalysis(db(), { analysisId: analysis.id, userId: ann })).toMatchObject({
        solved: true,
        resolution: 'restart the poller',
      });
      expect(await readPattern(db(), { key })).toMatchObject({
        solved: 1,
        tried: 2,
        successRate: 0.5,
        resolutionSteps: [
          { text: 'restart the gateway', worked: 0, failed: 1 },
          { text: 'restart the poller', worked: 1, failed: 0 },
        ],
      });
      await record('reopened', 'restart the poller');
      const pattern = await readPattern(db(), { key });
      expect(pattern).toMatchObject({ solved: 0, tried: 2, successRate: 0 });
      expect(pattern?.resolutionSteps[1]).toEqual({ text: 'restart the poller', worked: 0, failed: 1 });
      const reopened = await readConversation(db(), { conversationId, userId: ann });
      expect(reopened).toMatchObject({ status: 'open', resolvedAt: null });
      const told = await listResolutions(db(), { conversationId, userId: ann });
      expect(told.map(({ outcome }) => outcome)).toEqual(['not_solved', 'solved', 'reopened']);
      expect(await listPatternResolutions(db(), { patternKeys: [key], userId: ann, limit: 1 })).toMatchObject(
        [{ outcome: 'reopened' }],
      );
    });

    test('a recorded outcome cannot be changed afterwards', async () => {
      const { id } = await recordResolution(db(), {
        ...{ conversationId, userId: ann, outcome: 'solved', source: 'chat' },
      });
      const { sql } = await import('drizzle-orm');
      const change = db().execute(sql`update resolutions set outcome = 'partly' where id = ${id}`);
      await expect(change).rejects.toMatchObject({
        cause: { message: expect.stringContaining('append-only') },
      });
    });

    test('merged patterns add up, and the old key leads to the one that is left', async () => {
      await countUp();
      await countUpPattern(db(), { domain, errorType: 'SLOW', causes: ['disk'] });
      const merged = await mergePatterns(db(), { key: `${domain}:SLOW`, intoKey: key });
      expect(merged).toMatchObject({ occurrences: 2, typicalCauses: ['pool is full', 'disk'] });
      expect(await countUpPattern(db(), { domain, errorType: 'SLOW' })).toMatchObject({
        patternKey: key,
        occurrences: 3,
      });
      expect((await listPatterns(db(), { limit: 10, domain })).map(({ patternKey }) => patternKey)).toEqual([
        key,
      ]);
      await expect(mergePatterns(db(), { key: `${domain}:SLOW`, intoKey: key })).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    test("a person's edit keeps the counts of what worked", async () => {
      await countUp();
      await recordResolution(db(), {
        ...{ conversationId, patternKey: key, userId: ann, outcome: 'solved', action: 'a', source: 'person' },
      });
      const edited = await editPattern(db(), {
        ...{ key, userId: ann },
        edit: { title: 'Pool', resolutionSteps: ['b', 'a'].map((text) => ({ text, worked: 99, failed: 0 })) },
      });
      expect(edited).toMatchObject({
        ...{ title: 'Pool', editedBy: ann },
        resolutionSteps: [
          { text: 'b', worked: 0, failed: 0 },
          { text: 'a', worked: 1, failed: 0 },
        ],
      });
      expect(await listPatterns(db(), { limit: 10, domain, search: 'pool' })).toHaveLength(1);
    });

    test('a deleted conversation takes its analyses and outcomes with it; the pattern stays', async () => {
      await countUp();
      const { id } = await store({ errorPattern: key });
      await deleteConversations(db(), { ids: [conversationId], userId: ann });
      expect(await readAnalysis(db(), { analysisId: id, userId: ann })).toBeNull();
      expect(await readPattern(db(), { key })).not.toBeNull();
    });
  });
}
