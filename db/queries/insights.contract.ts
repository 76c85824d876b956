import { describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { storeAnalysis } from './analyses.ts';
import { createConversation, updateConversation } from './conversations.ts';
import { countSteps, solveTimesByWeek, sumStatistics } from './insights.ts';
import { storeMessages } from './messages.ts';
import { appendStep } from './run-steps.ts';
import { insertRun } from './runs.ts';

let round = 0;

export function insightsContract(open: () => Store) {
  const db = () => open().db;

  describe('insights', () => {
    test('times to solve are grouped by the week of a time zone, unsolved ones left out', async () => {
      const domain = `i${++round}`;
      const solved = async (createdAt: string, seconds: number, visibility: 'team' | 'private' = 'team') => {
        const begun = new Date(createdAt);
        const { id } = await createConversation(db(), {
          userId: 'gil',
          domain,
          createdAt: begun,
          visibility,
        });
        const resolvedAt = new Date(begun.getTime() + seconds * 1000);
        await updateConversation(db(), {
          conversationId: id,
          userId: 'gil',
          change: { status: 'solved', resolvedAt },
        });
      };
      // Sunday in UTC, Monday in Tokyo.
      await solved('2026-03-01T20:00:00Z', 60);
      await solved('2026-03-03T10:00:00Z', 120);
      await solved('2026-03-04T10:00:00Z', 999, 'private');
      await createConversation(db(), { userId: 'gil', domain, createdAt: new Date('2026-03-03T10:00:00Z') });
      const weeks = (timeZone: string, userId = 'other') =>
        solveTimesByWeek(db(), { userId, domain, timeZone });
      expect(await weeks('UTC')).toEqual([
        { week: '2026-02-23', solved: 1, medianSeconds: 60 },
        { week: '2026-03-02', solved: 1, medianSeconds: 120 },
      ]);
      expect(await weeks('Asia/Tokyo')).toEqual([{ week: '2026-03-02', solved: 2, medianSeconds: 90 }]);
      expect(await weeks('UTC', 'gil')).toMatchObject([{ solved: 1 }, { solved: 2, medianSeconds: 559.5 }]);
    });

    test('steps are counted once per run with their median time', async () => {
      const domain = `i${++round}`;
      const { id: conversationId } = await createConversation(db(), { userId: 'gil', domain });
      for (const durationMs of [10, 30]) {
        const run = await insertRun(db(), { conversationId, userId: 'gil', input: {}, workerId: 'w' });
        const hold = { runId: run.id, epoch: run.epoch };
        await appendStep(db(), { ...hold, kind: 'started', name: 'Answer' });
        await appendStep(db(), { ...hold, kind: 'step', name: 'Searched Logs', durationMs });
        if (durationMs === 10) await appendStep(db(), { ...hold, kind: 'step', name: 'Answer', durationMs });
      }
      expect(await countSteps(db(), { userId: 'gil', domain, limit: 10 })).toEqual([
        { name: 'Searched Logs', runs: 2, medianMs: 20 },
        { name: 'Answer', runs: 1, medianMs: 10 },
      ]);
    });

    test("what triggers counted is summed over what a person may see, not over others' private things", async () => {
      const userId = `ina${++round}`;
      const before = await sumStatistics(db(), { userId });
      const mine = await createConversation(db(), { userId, visibility: 'private' });
      const foreign = await createConversation(db(), { userId: 'other', visibility: 'private' });
      for (const { id } of [mine, foreign])
        await storeMessages(db(), {
          conversationId: id,
          messages: [
            { role: 'user', content: 'abc' },
            { role: 'assistant', content: 'de' },
          ],
        });
      await storeAnalysis(db(), { conversationId: mine.id, userId, queryText: 'q' });
      const after = await sumStatistics(db(), { userId });
      expect({
        investigations: after.investigations - before.investigations,
        messages: after.messages - before.messages,
        userMessages: after.userMessages - before.userMessages,
        characters: after.characters - before.characters,
        analyses: after.analyses - before.analyses,
      }).toEqual({ investigations: 1, messages: 2, userMessages: 1, characters: 5, analyses: 1 });
    });
  });
}
