import type { Cache } from './cache.ts';
import { makeResilient } from './make-resilient.ts';
import { openMemoryCache } from './memory-cache.ts';
import { openRedisCache } from './redis-cache.ts';
import { describeAddress, openRedis, type RedisAddress } from './redis-client.ts';

export interface CacheOptions {
  /** Without it, values are cached within the process. */
  redis?: RedisAddress;
  onChange?: (healthy: boolean, reason: string) => void;
}

/** The cache for these settings: Redis with a fallback, or this process's memory. Never waits for Redis. */
export function openCache({ redis, onChange }: CacheOptions): Cache {
  if (!redis) return openMemoryCache();
  // Connection errors are told once per outage through onChange, not once per attempt.
  const client = openRedis(redis, () => {});
  return makeResilient(openRedisCache(client, describeAddress(redis)), openMemoryCache(), { onChange });
}
