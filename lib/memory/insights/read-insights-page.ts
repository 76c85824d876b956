import { countCacheHits, countDomains, countRepeats } from '#db/queries/insight-extras.ts';
import { summarizeUsage } from '#db/queries/model-usage.ts';
import { readOutcomes } from '#db/queries/statistics.ts';
import { readStoreMetrics } from '#db/queries/store-metrics.ts';
import type { InsightsPage } from '#lib/contracts/insights.ts';
import type { Ctx } from '#lib/server/context.ts';
import { dayIn, dayRange, nextDay } from '../history/day-range.ts';
import { readInsights } from './read-insights.ts';

const ROWS = 8;
const TABLES = 5;

export interface ReadInsightsPageInput {
  /** Days of the zone, both included. */
  from: string;
  to: string;
  timeZone: string;
  domain?: string;
}

/** What breaks, how well it is mended, and what the house itself takes, over some days. */
export async function readInsightsPage(ctx: Ctx, input: ReadInsightsPageInput): Promise<InsightsPage> {
  const { timeZone, domain } = input;
  const range = dayRange(input) as { from: Date; to: Date };
  const span = { userId: ctx.user.id, ...range, ...(domain === undefined ? {} : { domain }) };
  const earlier = {
    ...span,
    from: new Date(2 * range.from.getTime() - range.to.getTime()),
    to: range.from,
  };
  const [insights, before, domains, repeats, cache, model, storage] = await Promise.all([
    readInsights(ctx, {
      from: range.from.toISOString(),
      to: range.to.toISOString(),
      timeZone,
      limit: ROWS,
      ...(domain === undefined ? {} : { domain }),
    }),
    readOutcomes(ctx.db, earlier),
    countDomains(ctx.db, { ...span, limit: ROWS }),
    countRepeats(ctx.db, span),
    countCacheHits(ctx.db, span),
    summarizeUsage(ctx.db, { since: range.from }),
    readStoreMetrics(ctx.db),
  ]);
  const judged = before.solved + before.unsolved;
  const { calls, promptTokens, completionTokens, fullTokens, costUsd } = model;
  return {
    ...insights,
    perDay: everyDay(insights.perDay, input.from, lastDay(ctx, input)),
    before: {
      investigations: before.investigations,
      successRate: judged === 0 ? null : before.solved / judged,
      medianSecondsToSolve: before.medianSecondsToSolve,
    },
    domains,
    repeats,
    cache,
    model: { calls, promptTokens, completionTokens, fullTokens, costUsd },
    storage: {
      bytes: Number(storage.bytes),
      tables: storage.tables
        .slice(0, TABLES)
        .map(({ name, rows, bytes }) => ({ name, rows: Number(rows), bytes: Number(bytes) })),
    },
  };
}

function lastDay(ctx: Ctx, { to, timeZone }: ReadInsightsPageInput): string {
  const today = dayIn(ctx.now(), timeZone);
  return to < today ? to : today;
}

/** A day without an investigation is a fact, too: the picture begins and ends where the span does. */
export function everyDay(
  days: readonly { day: string; count: number }[],
  from: string,
  to: string,
): { day: string; count: number }[] {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const all: { day: string; count: number }[] = [];
  for (let day = from; day <= to; day = nextDay(day)) all.push({ day, count: counts.get(day) ?? 0 });
  return all;
}
