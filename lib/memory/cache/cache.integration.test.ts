import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cache } from './cache.ts';
import { openMemoryCache } from './memory-cache.ts';
import { openNoCache } from './no-cache.ts';
import { openCache } from './open-cache.ts';
import { openRedis } from './redis-client.ts';
import { RedisProcess, until } from './testing/redis-process.ts';

let redis: RedisProcess;
beforeAll(async () => {
  redis = await RedisProcess.start();
});
afterAll(() => redis.end());

const open: [name: string, open: () => Cache, keeps: boolean][] = [
  ['redis', () => openCache({ redis: { url: redis.url, db: 5 } }), true],
  ['redis that is not there', () => openCache({ redis: { url: 'redis://127.0.0.1:1', db: 5 } }), true],
  ['memory', () => openMemoryCache(), true],
  // The declared deviation: it keeps nothing, and says so.
  ['none', () => openNoCache(), false],
];

describe.each(open)('a cache in %s', (name, openIt, keeps) => {
  let cache: Cache;
  beforeAll(async () => {
    cache = openIt();
    if (name === 'redis') await until('redis is connected', () => cache.status().healthy);
  });
  afterAll(() => cache.close());

  test('gives back what was set, whatever the text', async () => {
    for (const value of ['plain', '', '{"a":[1,2]}', 'zażółć 🚚 \u0000 \r\n', 'x'.repeat(300_000)]) {
      await cache.set('text', value, 60);
      expect(await cache.get('text')).toBe(keeps ? value : null);
    }
  });

  test('an unknown key is a miss', async () => {
    expect(await cache.get('never set')).toBeNull();
  });

  test('a deleted key is a miss, and deleting it again is fine', async () => {
    await cache.set('gone', 'value', 60);
    await cache.delete('gone');
    await cache.delete('gone');
    expect(await cache.get('gone')).toBeNull();
  });

  test('a value ends with its time to live, and a time of 0 keeps nothing', async () => {
    await cache.set('brief', 'value', 1);
    await until('the value is gone', async () => (await cache.get('brief')) === null, 3000);
    await cache.set('zero', 'older', 60);
    await cache.set('zero', 'value', 0);
    expect(await cache.get('zero')).toBeNull();
  });

  test('a key is claimed by one until it is given back or its time is over', async () => {
    const claims = await Promise.all([1, 2, 3].map(() => cache.claim('only one', 60)));
    expect(claims.filter(Boolean)).toHaveLength(keeps ? 1 : 3);
    expect(await cache.claim('only one', 60)).toBe(!keeps);
    await cache.delete('only one');
    expect(await cache.claim('only one', 1)).toBe(true);
    await until('it can be claimed again', () => cache.claim('only one', 60), 3000);
  });

  test('says what it is in a sentence without credentials', () => {
    expect(cache.status().sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a cache whose Redis fails', () => {
  let own: RedisProcess;
  let cache: Cache;
  beforeAll(async () => {
    own = await RedisProcess.start();
    cache = openCache({ redis: { url: own.url, db: 5 } });
    await until('redis is connected', () => cache.status().healthy);
  });
  afterAll(async () => {
    await cache.close();
    await own.end();
  });

  /** No call fails, and none waits until Redis is back. */
  async function everyCallIsAnswered(calls = 4): Promise<void> {
    for (let i = 0; i < calls; i++) {
      await cache.set(`k${i}`, 'v', 60);
      expect(await cache.get(`k${i}`)).toBe('v');
      await cache.delete(`k${i}`);
      expect(await cache.get(`k${i}`)).toBeNull();
    }
  }

  async function comesBack(): Promise<void> {
    await until('redis is used again', () => cache.status().healthy, 4000);
    await cache.set('after', 'back', 60);
    expect(await cache.get('after')).toBe('back');
  }

  test('killed: calls go on to work, and it comes back by itself', async () => {
    await own.kill();
    await everyCallIsAnswered();
    expect(cache.status()).toMatchObject({ kind: 'redis', healthy: false });
    await cache.set('meanwhile', 'kept in process', 60);
    expect(await cache.get('meanwhile')).toBe('kept in process');
    await own.start();
    await comesBack();
  });

  test('frozen: calls go on to work, and it comes back by itself', async () => {
    own.freeze();
    await everyCallIsAnswered();
    expect(cache.status().healthy).toBe(false);
    own.thaw();
    await comesBack();
  });

  test('frozen while many call at once: each is answered', async () => {
    own.freeze();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => cache.get(`many${i}`)));
    expect(new Set(answers)).toEqual(new Set([null]));
    own.thaw();
    await comesBack();
  });

  test('replaced by something that talks nonsense: calls go on to work, and it comes back by itself', async () => {
    await own.kill();
    await own.talkNonsense();
    await everyCallIsAnswered();
    expect(cache.status().healthy).toBe(false);
    await own.endNonsense();
    await own.start();
    await comesBack();
  });

  test('a damaged value, and a value of another type, are misses', async () => {
    const other = openRedis({ url: own.url, db: 5 }, () => {});
    await until('the other client is connected', () => other.status === 'ready');
    await cache.set('damaged', 'the value', 60);
    await other.append('damaged', 'x');
    expect(await cache.get('damaged')).toBeNull();
    await other.set('short', 'abc');
    expect(await cache.get('short')).toBeNull();
    await other.rpush('list', 'a');
    expect(await cache.get('list')).toBeNull();
    other.disconnect();
    await comesBack();
  });

  test('what was changed or deleted during an outage does not come back outdated', async () => {
    await cache.set('changed', 'before', 60);
    await cache.set('deleted', 'before', 60);
    expect(await cache.get('changed')).toBe('before');
    own.freeze();
    await cache.set('changed', 'after', 60);
    await cache.delete('deleted');
    expect(await cache.get('changed')).toBe('after');
    own.thaw();
    await comesBack();
    expect(await cache.get('changed')).not.toBe('before');
    expect(await cache.get('deleted')).toBeNull();
  });
});
