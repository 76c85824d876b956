import type { Cache } from './cache.ts';
import type { MemoryCache } from './memory-cache.ts';
import type { ProbedCache } from './redis-cache.ts';

/** Longest wait for the cache behind; a miss costs less than a slow answer. */
const deadlineMs = 500;
/** How often a cache that failed is asked whether it is back. */
const probeEveryMs = 250;
/** Keys changed during an outage that are remembered; past it, outdated values live on until they expire. */
const maxChanged = 10_000;

async function withDeadline<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // What arrived while this process itself stood still is read before it counts as late.
    const tooLate = () => setImmediate(() => reject(new Error(`no answer within ${deadlineMs} ms`)));
    timer = setTimeout(tooLate, deadlineMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Keeps a failing cache from being felt: no call throws and none waits longer than the deadline. After
 * one failure every call goes to the process's own memory at once, while probes look for the cache
 * behind. When it is back, keys changed meanwhile are dropped there first, so that no outdated value returns.
 */
export function makeResilient(
  behind: ProbedCache,
  fallback: MemoryCache,
  options: { onChange?: (healthy: boolean, reason: string) => void } = {},
): Cache {
  let healthy = true;
  let probing: NodeJS.Timeout | undefined;
  const changed = new Set<string>();

  function fail(error: unknown): void {
    if (!healthy) return;
    healthy = false;
    options.onChange?.(false, error instanceof Error ? error.message : String(error));
    probing = setTimeout(probe, probeEveryMs).unref();
  }

  async function probe(): Promise<void> {
    try {
      await withDeadline(() => behind.probe());
      for (const key of changed) {
        await withDeadline(() => behind.delete(key));
        changed.delete(key);
      }
      fallback.clear();
      healthy = true;
      options.onChange?.(true, '');
    } catch {
      // Still away: the next probe asks again.
      probing = setTimeout(probe, probeEveryMs).unref();
    }
  }

  async function change(key: string, behindDoes: () => Promise<void>, fallbackDoes: () => Promise<void>) {
    if (healthy) {
      try {
        return await withDeadline(behindDoes);
      } catch (error) {
        fail(error);
      }
    }
    if (changed.size < maxChanged) changed.add(key);
    await fallbackDoes();
  }

  return {
    async get(key) {
      if (healthy) {
        try {
          return await withDeadline(() => behind.get(key));
        } catch (error) {
          fail(error);
        }
      }
      return fallback.get(key);
    },
    set: (key, value, ttl) =>
      change(
        key,
        () => behind.set(key, value, ttl),
        () => fallback.set(key, value, ttl),
      ),
    delete: (key) =>
      change(
        key,
        () => behind.delete(key),
        () => fallback.delete(key),
      ),
    async claim(key, ttlSeconds) {
      if (healthy) {
        try {
          return await withDeadline(() => behind.claim(key, ttlSeconds));
        } catch (error) {
          fail(error);
        }
      }
      return fallback.claim(key, ttlSeconds);
    },
    status() {
      const status = behind.status();
      if (healthy && status.healthy) return status;
      return {
        kind: status.kind,
        healthy: false,
        sentence: 'The cache (Redis) does not answer: answers are kept within this process until it does.',
      };
    },
    async close() {
      clearTimeout(probing);
      await Promise.all([behind.close(), fallback.close()]);
    },
  };
}
