import { beforeAll, expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { mergePatterns } from '../patterns/merge-patterns.ts';
import { readPatternPage } from '../patterns/read-pattern-page.ts';
import { recordOutcome } from '../patterns/record-outcome.ts';
import { finding, finished } from '../testing/finished.ts';
import { readInsightsPage } from './read-insights-page.ts';

let ctx: Ctx;

withCtx((opened) => {
  ctx = opened;
});
beforeAll(async () => {
  await incident('net:LINK_FLAP', '2026-02-20T10:00:00Z', 'solved');
  await incident('pay:POOL', '2026-03-03T10:00:00Z', 'not_solved');
  await incident('pay:POOL', '2026-03-11T10:00:00Z', 'solved');
  await incident('pay:TIMEOUT', '2026-03-12T23:30:00Z', 'solved');
});

async function incident(pattern: string, at: string, outcome: 'solved' | 'not_solved') {
  const createdAt = new Date(at);
  const domain = pattern.split(':')[0]!;
  const { id } = await createConversation(ctx.db, { userId: 'local', title: pattern, domain, createdAt });
  await storeAnalysis(
    ctx,
    finished({
      conversationId: id,
      userId: 'local',
      findings: [finding({ title: pattern, pattern })],
      at: createdAt,
    }),
  );
  const later = new Date(createdAt.getTime() + 600_000);
  const said = { userId: 'local', conversationId: id, source: 'person', action: 'a restart' } as const;
  await recordOutcome(ctx, { ...said, outcome, at: later });
}

const march = { from: '2026-03-01', to: '2026-03-31' };

test('a span tells its own figures, those before it, what was known, and every day of it', async () => {
  const page = await readInsightsPage(ctx, { ...march, timeZone: 'UTC' });
  expect(page).toMatchObject({ investigations: 3, solved: 2, unsolved: 1, repeats: { repeated: 1, of: 3 } });
  expect(page.before).toMatchObject({ investigations: 1, successRate: 1, medianSecondsToSolve: 600 });
  expect(page.domains).toEqual([{ name: 'pay', investigations: 3, solved: 2 }]);
  expect(page.perDay).toHaveLength(31);
  expect(page.perDay.filter(({ count }) => count > 0).map(({ day }) => day)).toEqual([
    '2026-03-03',
    '2026-03-11',
    '2026-03-12',
  ]);
  expect(page.storage.bytes).toBeGreaterThan(0);
});

test('days are those of the zone', async () => {
  const day = { from: '2026-03-13', to: '2026-03-13' };
  expect((await readInsightsPage(ctx, { ...day, timeZone: 'UTC' })).investigations).toBe(0);
  expect((await readInsightsPage(ctx, { ...day, timeZone: 'Europe/Rome' })).investigations).toBe(1);
});

test('a pattern tells its weeks with those of what was merged into it, by id, old id and key', async () => {
  const timeout = await readPatternPage(ctx, { id: 'pay:TIMEOUT', timeZone: 'UTC' });
  await mergePatterns(ctx, { key: 'pay:TIMEOUT', intoKey: 'pay:POOL' });
  const page = await readPatternPage(ctx, { id: timeout!.pattern.id, timeZone: 'UTC' });
  expect(page).toMatchObject({ pattern: { key: 'pay:POOL', tried: 3 }, formerKeys: ['pay:TIMEOUT'] });
  expect(page!.weeks.slice(0, 2)).toEqual([
    { week: '2026-03-02', investigations: 1, worked: 0, failed: 1 },
    { week: '2026-03-09', investigations: 2, worked: 2, failed: 0 },
  ]);
  expect(page!.pattern.investigations).toHaveLength(3);
  expect(await readPatternPage(ctx, { id: 'pay:NOTHING', timeZone: 'UTC' })).toBeNull();
  expect(await readPatternPage(ctx, { id: crypto.randomUUID(), timeZone: 'UTC' })).toBeNull();
});
