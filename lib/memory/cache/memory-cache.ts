import { LRUCache } from 'lru-cache';
import type { Cache } from './cache.ts';

/** 64 MiB of text: thousands of analyses, and still small beside the process itself. */
const maxBytes = 64 * 1024 * 1024;

export interface MemoryCache extends Cache {
  clear(): void;
}

/** Cache within this process: gone with it, and not shared between instances. */
export function openMemoryCache(): MemoryCache {
  const kept = new LRUCache<string, string>({
    maxSize: maxBytes,
    // UTF-16 text in memory; an entry costs some 200 bytes beside it.
    sizeCalculation: (value, key) => 2 * (value.length + key.length) + 200,
  });
  return {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value, ttlSeconds) => {
      if (ttlSeconds > 0) kept.set(key, value, { ttl: ttlSeconds * 1000 });
      else kept.delete(key);
    },
    delete: async (key) => {
      kept.delete(key);
    },
    claim: async (key, ttlSeconds) => {
      if (kept.has(key)) return false;
      kept.set(key, 'claimed', { ttl: ttlSeconds * 1000 });
      return true;
    },
    clear: () => kept.clear(),
    status: () => ({ kind: 'memory', healthy: true, sentence: 'Cached within this process.' }),
    close: async () => kept.clear(),
  };
}
