import { afterEach, expect, test, vi } from 'vitest';
import { openMemoryCache } from '#lib/memory/cache/memory-cache.ts';
import { readSettings } from '#lib/server/settings.ts';
import { claimAnalysis } from './claim-analysis.ts';

/** Instances that share a cache. */
const house = (env: Record<string, string> = {}) => ({
  settings: readSettings(env),
  cache: openMemoryCache(),
});
afterEach(() => vi.useRealTimers());
const calm = { signal: new AbortController().signal, onWait: () => undefined };

test('one of several works; the others wait for its answer and are told', async () => {
  const ctx = house();
  const claim = await claimAnalysis(ctx, 'k', calm);
  expect(claim).not.toBeNull();
  const told = Promise.withResolvers<void>();
  const other = claimAnalysis(ctx, 'k', { ...calm, onWait: told.resolve });
  await told.promise;
  await ctx.cache.set('k', 'the answer', 60);
  await claim?.release();
  expect(await other).toBeNull();
  expect(await claimAnalysis(ctx, 'k', calm)).toBeNull();
});

test('when the one who works fails, one of those who wait takes over', async () => {
  const ctx = house();
  const claim = await claimAnalysis(ctx, 'k', calm);
  const told = Promise.withResolvers<void>();
  const other = claimAnalysis(ctx, 'k', { ...calm, onWait: told.resolve });
  await told.promise;
  await claim?.release();
  const next = await other;
  expect(next).not.toBeNull();
  await next?.release();
});

test('a claim is renewed until it is released, and one whose holder died is not waited for', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const ctx = house();
  const renewed = vi.spyOn(ctx.cache, 'set');
  const claim = await claimAnalysis(ctx, 'k', calm);
  vi.advanceTimersByTime(10_000);
  expect(renewed.mock.calls.map(([key]) => key)).toEqual(Array(10).fill('k:under way'));
  for (const [, , seconds] of renewed.mock.calls) expect(seconds).toBeGreaterThan(1);
  await claim?.release();
  expect(vi.getTimerCount()).toBe(0);
  expect(await ctx.cache.get('k:under way')).toBeNull();
  // As a process leaves it that was killed.
  await ctx.cache.claim('k:under way', 1);
  const next = await claimAnalysis(ctx, 'k', calm);
  expect(next).not.toBeNull();
  await next?.release();
});

test('who waits may leave, and what is not cached is not waited for', async () => {
  const ctx = house();
  const claim = await claimAnalysis(ctx, 'k', calm);
  const gone = new AbortController();
  const waiting = claimAnalysis(ctx, 'k', {
    signal: gone.signal,
    onWait: () => gone.abort(new Error('left')),
  });
  await expect(waiting).rejects.toThrow('left');
  await claim?.release();
  const forgetful = house({ ANALYSIS_CACHE_SECONDS: '0' });
  expect(await claimAnalysis(forgetful, 'k', calm)).not.toBeNull();
  expect(await claimAnalysis(forgetful, 'k', calm)).not.toBeNull();
});
