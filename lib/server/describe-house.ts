import type { Ctx } from './context.ts';

const stores = { embedded: 'embedded', postgres: 'PostgreSQL' } as const;
const caches = { redis: 'Redis', memory: 'no Redis', none: 'no cache' } as const;

/** What this instance runs on, in one line, and what is degraded right now, in sentences. */
export function describeHouse(ctx: Ctx): { line: string; degraded: string[] } {
  const cache = ctx.cache.status();
  const model = ctx.languageModel?.status();
  const degraded: string[] = [];
  if (ctx.runs.storeAway) degraded.push(ctx.runs.storeAway);
  if (!cache.healthy) degraded.push(cache.sentence);
  const meaning = ctx.meaning.status();
  if (meaning.state === 'down') degraded.push(meaning.sentence);
  if (model?.state === 'down') degraded.push(model.sentence);
  const llm = ctx.languageModel?.name ?? 'no LLM';
  return { line: [stores[ctx.store.kind], caches[cache.kind], llm].join(' · '), degraded };
}
