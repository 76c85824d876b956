import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeResilient } from './make-resilient.ts';
import { openMemoryCache } from './memory-cache.ts';
import type { ProbedCache } from './redis-cache.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

/** A cache behind that can fall silent: what it is asked then is never answered. */
function mute() {
  const kept = openMemoryCache();
  const state = { silent: true, asked: 0 };
  const say = <T>(answer: () => Promise<T>): Promise<T> => {
    state.asked++;
    return state.silent ? new Promise<T>(() => undefined) : answer();
  };
  const behind: ProbedCache = {
    ...kept,
    get: (key) => say(() => kept.get(key)),
    set: (key, value, ttl) => say(() => kept.set(key, value, ttl)),
    delete: (key) => say(() => kept.delete(key)),
    claim: (key, ttl) => say(() => kept.claim(key, ttl)),
    probe: () => say(async () => undefined),
  };
  return { state, cache: makeResilient(behind, openMemoryCache()) };
}

/** Settled without any time going by. */
async function now<T>(answer: Promise<T>): Promise<T | 'still waiting'> {
  const later = new Promise<'still waiting'>((done) => setImmediate(() => done('still waiting')));
  return Promise.race([answer, later]);
}

test('a cache that falls silent is waited for half a second once; after that every call is answered at once', async () => {
  const { state, cache } = mute();
  const first = cache.get('k');
  vi.advanceTimersByTime(499);
  expect(await now(first)).toBe('still waiting');
  vi.advanceTimersByTime(1);
  expect(await now(first)).toBeNull();
  expect(cache.status().healthy).toBe(false);
  const { asked } = state;
  expect(await now(cache.set('k', 'v', 60))).toBeUndefined();
  expect(await now(cache.get('k'))).toBe('v');
  expect(await now(cache.claim('c', 60))).toBe(true);
  expect(await now(cache.claim('c', 60))).toBe(false);
  expect(await now(cache.delete('k'))).toBeUndefined();
  expect(await now(cache.get('k'))).toBeNull();
  expect(state.asked).toBe(asked);
});

test('calls under way when it falls silent are all answered by the same deadline', async () => {
  const { cache } = mute();
  const many = Promise.all(Array.from({ length: 200 }, (_, i) => cache.get(`many${i}`)));
  vi.advanceTimersByTime(500);
  expect(await now(many)).toEqual(Array(200).fill(null));
});

test('it is asked again within a quarter of a second, and used as soon as it answers', async () => {
  const { state, cache } = mute();
  const first = cache.set('k', 'old', 60);
  vi.advanceTimersByTime(500);
  await first;
  state.silent = false;
  await vi.advanceTimersByTimeAsync(250);
  expect(cache.status().healthy).toBe(true);
  expect(await now(cache.get('k'))).toBeNull();
  await cache.set('k', 'new', 60);
  expect(await now(cache.get('k'))).toBe('new');
  await cache.close();
});
