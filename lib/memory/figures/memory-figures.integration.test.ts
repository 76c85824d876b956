import { beforeAll, expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { storeMessages } from '#db/queries/messages.ts';
import { recordModelUsage } from '#db/queries/model-usage.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { compareStrategies } from '../context/compare-strategies.ts';
import { readConversationContext } from '../context/read-conversation-context.ts';
import { readInsights } from '../insights/read-insights.ts';
import { readStatistics } from '../insights/read-statistics.ts';
import { searchMessages } from '../search/search-messages.ts';
import { readMemoryFigures } from './read-memory-figures.ts';

const userId = 'local';
let ctx: Ctx;
let conversationId: string;
withCtx((opened) => {
  ctx = opened;
});
beforeAll(async () => {
  ({ id: conversationId } = await createConversation(ctx.db, { userId, title: 'Paradise' }));
  await storeMessages(ctx.db, {
    conversationId,
    messages: Array.from({ length: 20 }, (_, i) => ({
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: `The poller of device Paradise-${i} reports code E10${i} after ${i} restarts of the gateway, and nobody knows why it does.`,
    })),
  });
});

test('contexts, their cache, the tokens they save and the time of the store are counted', async () => {
  expect(await readMemoryFigures(ctx)).toMatchObject({
    context: { requests: 0, hitRate: null, saved: null },
    alerts: [],
  });
  for (let n = 0; n < 4; n++) await readConversationContext(ctx, { userId, conversationId });
  const figures = await readMemoryFigures(ctx);
  expect(figures).toMatchObject({
    activeSessions: 1,
    context: { requests: 4, hitRate: 0.75, summarizationRate: 1 },
    cache: { kind: 'memory', healthy: true },
    meaning: { state: 'off' },
  });
  expect(figures.context.saved).toBeGreaterThan(0.5);
  expect(figures.context.tokensPerRequest).toBeLessThan(figures.context.fullTokensPerRequest!);
  expect(figures.store.queries).toBeGreaterThan(5);
  expect(figures.store.meanQueryMs).toBeGreaterThan(0);
  expect(figures.store.tables.map(({ name }) => name)).toContain('messages');
});

test('what the model took is told with its cost per conversation and what was saved', async () => {
  for (const costUsd of [0.01, 0.03])
    await recordModelUsage(ctx.db, {
      ...{ conversationId, userId, purpose: 'answer', costUsd },
      ...{ promptTokens: 100, completionTokens: 20, fullTokens: 500 },
    });
  const { model } = await readMemoryFigures(ctx);
  expect(model).toMatchObject({ calls: 2, promptTokens: 200, tokensSaved: 800 });
  expect(model.costPerConversationUsd).toBeCloseTo(0.04);
});

test('two strategies are compared on one conversation, and the one in use is marked', async () => {
  const compared = await compareStrategies(ctx, { conversationId });
  expect(compared?.map(({ strategy, inUse }) => [strategy, inUse])).toEqual([
    ['facts', true],
    ['sentences', false],
  ]);
  const [facts, sentences] = compared!;
  expect(facts!.facts).toBeGreaterThan(0);
  expect(sentences!.facts).toBe(0);
  for (const each of compared!) expect(each.saved).toBeGreaterThan(0.6);
  const foreign = { ...ctx, user: { id: 'other', name: 'Other' } };
  const { id } = await createConversation(ctx.db, { userId, visibility: 'private' });
  expect(await compareStrategies(foreign, { conversationId: id })).toBeNull();
});

test('insights and statistics agree with what was stored', async () => {
  expect(await readInsights(ctx, { timeZone: 'Europe/Berlin' })).toMatchObject({
    ...{ investigations: 2, open: 2, successRate: null, reinvestigationsAvoided: 0 },
    perDay: [{ count: 2 }],
  });
  await expect(readInsights(ctx, { timeZone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'bad_input' });
  expect(await readStatistics(ctx)).toMatchObject({ investigations: 2, messages: 20, userMessages: 10 });
});

test('the metrics page tells sizes, scans, sessions, searches and query times', async () => {
  await searchMessages(ctx, { userId, query: 'Paradise' });
  const text = await ctx.metrics.registry.metrics();
  for (const line of [
    /^loglore_store_bytes \d{6,}/m,
    /^loglore_table_scans\{table="messages",by="index"\} \d+/m,
    /^loglore_active_sessions 2$/m,
    /^loglore_contexts_total\{result="cached",told="short"\} 3$/m,
    /^loglore_recall_seconds_count\{what="messages"\} 1$/m,
    /^loglore_store_seconds_count\{query="select messages"\} \d+/m,
  ])
    expect(text).toMatch(line);
});
