import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Cache } from '#lib/memory/cache/cache.ts';

/** Everything that is counted, in a registry of its own: two contexts in one process do not mix. */
export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'loglore_' });
  const registers = [registry];
  return {
    registry,
    runs: new Counter({
      name: 'loglore_runs_total',
      help: 'Runs by how they went: started, taken over, or how they ended.',
      labelNames: ['status'] as const,
      registers,
    }),
    steps: new Histogram({
      name: 'loglore_step_seconds',
      help: 'Time a step of a run took.',
      labelNames: ['step'] as const,
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    }),
    activeRuns: new Gauge({ name: 'loglore_active_runs', help: 'Runs worked on here.', registers }),
    followers: new Gauge({ name: 'loglore_followers', help: 'Streams open here.', registers }),
    cache: new Counter({
      name: 'loglore_cache_requests_total',
      help: 'Look-ups in the cache.',
      labelNames: ['result'] as const,
      registers,
    }),
    tokens: new Counter({
      name: 'loglore_model_tokens_total',
      help: 'Tokens sent to and received from the language model.',
      labelNames: ['kind'] as const,
      registers,
    }),
    modelCalls: new Counter({
      name: 'loglore_model_calls_total',
      help: 'Requests that the language model answered: tokens per request are the tokens divided by these.',
      labelNames: ['purpose'] as const,
      registers,
    }),
    contexts: new Counter({
      name: 'loglore_contexts_total',
      help: 'Contexts of conversations that were asked for: taken from the cache or built; told in short or whole.',
      labelNames: ['result', 'told'] as const,
      registers,
    }),
    contextTokens: new Counter({
      name: 'loglore_context_tokens_total',
      help: 'Tokens of these contexts, and what sending everything would have taken.',
      labelNames: ['kind'] as const,
      registers,
    }),
    searches: new Histogram({
      name: 'loglore_recall_seconds',
      help: 'Time that looking things up in memory took.',
      labelNames: ['what'] as const,
      buckets: [0.005, 0.02, 0.05, 0.08, 0.2, 1, 5],
      registers,
    }),
    queries: new Histogram({
      name: 'loglore_store_seconds',
      help: 'Time the store took to answer.',
      labelNames: ['query'] as const,
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers,
    }),
  };
}
export type Metrics = ReturnType<typeof openMetrics>;

/** Counts hits and misses of a cache. */
export function countLookups(cache: Cache, metrics: Metrics): Cache {
  return {
    ...cache,
    async get(key) {
      const value = await cache.get(key);
      metrics.cache.inc({ result: value === null ? 'miss' : 'hit' });
      return value;
    },
  };
}
