import { expect, test } from 'vitest';
import { openMemoryCache } from '#lib/memory/cache/memory-cache.ts';
import { readSettings } from '#lib/server/settings.ts';
import { claimAnalysis, releaseClaim } from './claim-analysis.ts';

/** Instances that share a cache. */
const house = (env: Record<string, string> = {}) => ({
  settings: readSettings(env),
  cache: openMemoryCache(),
});
const calm = { signal: new AbortController().signal, onWait: () => undefined };

test('one of several works; the others wait for its answer and are told', async () => {
  const ctx = house();
  expect(await claimAnalysis(ctx, 'k', calm)).toBe(true);
  const told = Promise.withResolvers<void>();
  const other = claimAnalysis(ctx, 'k', { ...calm, onWait: told.resolve });
  await told.promise;
  await ctx.cache.set('k', 'the answer', 60);
  await releaseClaim(ctx, 'k');
  expect(await other).toBe(false);
  expect(await claimAnalysis(ctx, 'k', calm)).toBe(false);
});

test('when the one who works fails, one of those who wait takes over', async () => {
  const ctx = house();
  expect(await claimAnalysis(ctx, 'k', calm)).toBe(true);
  const told = Promise.withResolvers<void>();
  const other = claimAnalysis(ctx, 'k', { ...calm, onWait: told.resolve });
  await told.promise;
  await releaseClaim(ctx, 'k');
  expect(await other).toBe(true);
});

test('who waits may leave, and what is not cached is not waited for', async () => {
  const ctx = house();
  await claimAnalysis(ctx, 'k', calm);
  const gone = new AbortController();
  const waiting = claimAnalysis(ctx, 'k', {
    signal: gone.signal,
    onWait: () => gone.abort(new Error('left')),
  });
  await expect(waiting).rejects.toThrow('left');
  const forgetful = house({ ANALYSIS_CACHE_SECONDS: '0' });
  expect(await claimAnalysis(forgetful, 'k', calm)).toBe(true);
  expect(await claimAnalysis(forgetful, 'k', calm)).toBe(true);
});
