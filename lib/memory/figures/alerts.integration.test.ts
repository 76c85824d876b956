import { expect, test } from 'vitest';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { openCache } from '../cache/open-cache.ts';
import { getSessionStats } from '../conversations/get-session-stats.ts';
import { readMemoryFigures } from './read-memory-figures.ts';

let ctx: Ctx;
withCtx((opened) => {
  ctx = opened;
});

test('a Redis that does not answer is an alert, and told with the sessions', async () => {
  // Nobody listens on the first port.
  const cache = openCache({ redis: { url: 'redis://127.0.0.1:1', db: 5 } });
  const degraded = { ...ctx, cache };
  try {
    await cache.get('anything');
    const { alerts } = await readMemoryFigures(degraded);
    expect(alerts).toEqual([cache.status().sentence]);
    expect(alerts[0]).toContain('The cache (Redis) does not answer');
    expect(await getSessionStats(degraded)).toMatchObject({ activeSessions: 0, cache: { healthy: false } });
    expect(await getSessionStats(ctx)).toMatchObject({ cache: { kind: 'memory', healthy: true } });
  } finally {
    await cache.close();
  }
});

test('contexts that take too many tokens or are seldom kept are alerts once there is enough to judge by', async () => {
  const { contexts, contextTokens } = ctx.metrics;
  const request = (times: number) => {
    contexts.inc({ result: 'built', told: 'short' }, times);
    contextTokens.inc({ kind: 'sent' }, times * 900);
    contextTokens.inc({ kind: 'full' }, times * 4_000);
  };
  request(49);
  expect((await readMemoryFigures(ctx)).alerts).toEqual([]);
  request(1);
  expect((await readMemoryFigures(ctx)).alerts).toEqual([
    expect.stringContaining('Contexts take 900 tokens on average'),
    expect.stringContaining('Only 0 % of the contexts come from the cache'),
  ]);
});
