import { countRunning } from '#db/queries/runs.ts';
import { countActive } from '#db/queries/statistics.ts';
import type { CacheStatus } from '#lib/memory/cache/cache.ts';
import type { MeaningStatus } from '#lib/memory/embeddings/meaning.ts';
import { type ModelStatus, modelOff } from '#lib/model/language-model.ts';
import type { Ctx } from './context.ts';

export interface Health {
  /** `degraded`: everything works, something slower or less. `down`: nothing can be stored. */
  status: 'ok' | 'degraded' | 'down';
  reasons: string[];
  store: { kind: string; describe: string; healthy: boolean };
  cache: CacheStatus;
  model: ModelStatus & { configured: boolean; name: string | null };
  /** Search by meaning. */
  embeddings: MeaningStatus;
  /** Investigations used within the last hour. */
  activeSessions: number | null;
  runningRuns: number | null;
}

const hour = 3_600_000;

export async function readHealth(ctx: Ctx): Promise<Health> {
  // A look-up makes a cache that fell silent unnoticed show itself.
  await ctx.cache.get('health');
  const cache = ctx.cache.status();
  const embeddings = ctx.meaning.status();
  const { languageModel } = ctx;
  const model = languageModel?.status() ?? modelOff;
  const reasons = [
    ...(cache.healthy ? [] : [cache.sentence]),
    ...(embeddings.state === 'down' ? [embeddings.sentence] : []),
    ...(model.state === 'down' ? [model.sentence] : []),
  ];
  let counts: [number, number] | null = null;
  try {
    await ctx.store.ping();
    counts = await Promise.all([
      countActive(ctx.db, { since: new Date(ctx.now().getTime() - hour) }),
      countRunning(ctx.db),
    ]);
  } catch (error) {
    ctx.log.warn({ err: error }, 'health: the store does not answer');
    reasons.unshift('The database does not answer: nothing can be stored or read until it is back.');
  }
  return {
    status: counts === null ? 'down' : reasons.length > 0 ? 'degraded' : 'ok',
    reasons,
    store: { kind: ctx.store.kind, describe: ctx.store.describe(), healthy: counts !== null },
    cache,
    model: { ...model, configured: languageModel !== null, name: languageModel?.name ?? null },
    embeddings,
    activeSessions: counts?.[0] ?? null,
    runningRuns: counts?.[1] ?? null,
  };
}
