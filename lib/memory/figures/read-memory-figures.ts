import type { Counter, Histogram } from 'prom-client';
import { summarizeUsage } from '#db/queries/model-usage.ts';
import { readStoreMetrics } from '#db/queries/store-metrics.ts';
import type { MemoryFigures } from '#lib/contracts/memory-figures.ts';
import type { Ctx } from '#lib/server/context.ts';
import { getSessionStats } from '../conversations/get-session-stats.ts';
import { readStatistics } from '../insights/read-statistics.ts';

const USAGE_MS = 30 * 86_400_000;
/** Goals: more tokens or fewer hits than these are worth a look, once there is enough to judge by. */
const MOST_TOKENS = 500;
const LEAST_HITS = 0.8;
const ENOUGH = 50;

/** How the memory does: hit rates, tokens saved, time of the store, and what somebody should look at. */
export async function readMemoryFigures(ctx: Ctx): Promise<MemoryFigures> {
  const { metrics, db } = ctx;
  const now = ctx.now().getTime();
  const [{ activeSessions, cache }, remembered, usage, store] = await Promise.all([
    getSessionStats(ctx),
    readStatistics(ctx),
    summarizeUsage(db, { since: new Date(now - USAGE_MS) }),
    readStoreMetrics(db),
  ]);
  const contexts = await totals(metrics.contexts);
  const requests = contexts.all();
  const tokens = await totals(metrics.contextTokens);
  const [sent, full] = [tokens.where({ kind: 'sent' }), tokens.where({ kind: 'full' })];
  const lookups = await totals(metrics.cache);
  const queries = await timesOf(metrics.queries);
  const meaning = ctx.meaning.status();
  const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);
  const model = ctx.languageModel?.status();
  const figures: Omit<MemoryFigures, 'alerts'> = {
    activeSessions,
    remembered,
    context: {
      requests,
      hitRate: share(contexts.where({ result: 'cached' }), requests),
      tokensPerRequest: share(sent, requests),
      fullTokensPerRequest: share(full, requests),
      saved: full === 0 ? null : 1 - sent / full,
      summarizationRate: share(contexts.where({ told: 'short' }), requests),
    },
    cache: { ...cache, hitRate: share(lookups.where({ result: 'hit' }), lookups.all()) },
    model: {
      calls: usage.calls,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      tokensSaved: Math.max(0, usage.fullTokens - usage.promptTokens),
      costUsd: usage.costUsd,
      costPerConversationUsd: share(usage.costUsd, usage.conversations),
    },
    store: {
      bytes: store.bytes,
      queries: queries.count,
      meanQueryMs: queries.count === 0 ? null : (queries.sum / queries.count) * 1000,
      tables: store.tables,
    },
    meaning: {
      state: meaning.state,
      sentence: meaning.sentence,
      waiting: meaning.state === 'off' ? null : meaning.waiting,
    },
  };
  const down = model?.state === 'down' ? [model.sentence] : [];
  return { ...figures, alerts: [...alertsOf(figures), ...down] };
}

function alertsOf({ cache, context, meaning }: Omit<MemoryFigures, 'alerts'>): string[] {
  const judged = context.requests >= ENOUGH;
  const { tokensPerRequest, hitRate } = context;
  return [
    ...(cache.healthy ? [] : [cache.sentence]),
    ...(meaning.state === 'down' ? [meaning.sentence] : []),
    ...(judged && tokensPerRequest !== null && tokensPerRequest > MOST_TOKENS
      ? [
          `Contexts take ${Math.round(tokensPerRequest)} tokens on average, more than ${MOST_TOKENS}: lower CONTEXT_MAX_TOKENS or CONTEXT_RECENT_VERBATIM.`,
        ]
      : []),
    ...(judged && hitRate !== null && hitRate < LEAST_HITS
      ? [
          `Only ${Math.round(hitRate * 100)} % of the contexts come from the cache: raise CONTEXT_CACHE_SECONDS, or give Redis more memory.`,
        ]
      : []),
  ];
}

async function totals(counter: Counter<string>) {
  const { values } = await counter.get();
  const sum = (list: typeof values) => list.reduce((total, { value }) => total + value, 0);
  return {
    all: () => sum(values),
    where: (labels: Record<string, string>) =>
      sum(
        values.filter((each) => Object.entries(labels).every(([name, value]) => each.labels[name] === value)),
      ),
  };
}

async function timesOf(histogram: Histogram<string>): Promise<{ count: number; sum: number }> {
  const { values } = await histogram.get();
  const of = (suffix: string) =>
    values
      .filter(({ metricName }) => metricName?.endsWith(suffix))
      .reduce((total, { value }) => total + value, 0);
  return { count: of('_count'), sum: of('_sum') };
}
