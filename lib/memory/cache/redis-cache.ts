import { crc32 } from 'node:zlib';
import type { Redis } from 'ioredis';
import type { Cache } from './cache.ts';

/** A Redis cache can also be asked whether the server answers. */
export interface ProbedCache extends Cache {
  probe(): Promise<void>;
}

const checksum = (value: string) => crc32(value).toString(16).padStart(8, '0');

/** The bare cache over Redis: it throws when Redis does. `makeResilient` is what callers are given. */
export function openRedisCache(client: Redis, describe: string): ProbedCache {
  return {
    async get(key) {
      const stored = await client.get(key);
      if (stored === null) return null;
      const value = stored.slice(8);
      // A value that something else wrote or damaged is a miss, not an answer.
      return stored.length >= 8 && stored.slice(0, 8) === checksum(value) ? value : null;
    },
    async set(key, value, ttlSeconds) {
      if (ttlSeconds > 0) await client.set(key, checksum(value) + value, 'EX', Math.ceil(ttlSeconds));
      else await client.del(key);
    },
    async delete(key) {
      await client.del(key);
    },
    async claim(key, ttlSeconds) {
      return (await client.set(key, `${checksum('claimed')}claimed`, 'EX', ttlSeconds, 'NX')) === 'OK';
    },
    async probe() {
      await client.ping();
    },
    status: () => ({
      kind: 'redis',
      healthy: client.status === 'ready',
      sentence: `Cached in Redis at ${describe}.`,
    }),
    async close() {
      client.disconnect();
    },
  };
}
