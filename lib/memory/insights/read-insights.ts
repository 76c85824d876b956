import { type EntityInUse, listEntities } from '#db/queries/entities.ts';
import { listPatterns } from '#db/queries/error-patterns.ts';
import { countSteps, solveTimesByWeek } from '#db/queries/insights.ts';
import { countByDay, countPatterns, readOutcomes } from '#db/queries/statistics.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import {
  type Insights,
  type InsightsRequest,
  insightsRequestSchema,
  type NamedFigure,
} from '#lib/contracts/insights.ts';
import type { Ctx } from '#lib/server/context.ts';

/** Links of one row. */
const MOST_LINKS = 20;

/** What breaks most and how well it is mended, over the investigations the person may see. */
export async function readInsights(ctx: Ctx, request: InsightsRequest): Promise<Insights> {
  const { from, to, timeZone, limit, domain, project, env } = insightsRequestSchema.parse(request);
  checkZone(timeZone);
  const span = {
    userId: ctx.user.id,
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
    ...(domain === undefined ? {} : { domain }),
    ...(project === undefined ? {} : { project }),
    ...(env === undefined ? {} : { env }),
  };
  const roles = ['focus' as const, 'cause' as const];
  const { db } = ctx;
  const [outcomes, days, weeks, devices, services, shares, steps] = await Promise.all([
    readOutcomes(db, span),
    countByDay(db, { ...span, timeZone }),
    solveTimesByWeek(db, { ...span, timeZone }),
    listEntities(db, { ...span, kinds: ['device', 'host'], roles, limit }),
    listEntities(db, { ...span, kinds: ['service', 'dependency'], roles, limit }),
    countPatterns(db, { ...span, limit }),
    countSteps(db, { ...span, limit: 50 }),
  ]);
  const known = await listPatterns(db, { keys: shares.map(({ patternKey }) => patternKey), limit });
  const titles = new Map(known.map((pattern) => [pattern.patternKey, pattern.title]));
  const { solved, unsolved, open, investigations, analyses, knowledge, recalled } = outcomes;
  return {
    investigations,
    open,
    solved,
    unsolved,
    successRate: solved + unsolved === 0 ? null : solved / (solved + unsolved),
    medianSecondsToSolve: outcomes.medianSecondsToSolve,
    analyses,
    knowledge,
    reinvestigationsAvoided: recalled,
    perDay: fillDays(days),
    solvePerWeek: weeks,
    devices: devices.map(toFigure),
    services: services.map(toFigure),
    patterns: shares.map(({ patternKey, lastAt, ...rest }) => ({
      ...rest,
      key: patternKey,
      title: titles.get(patternKey) ?? '',
      lastAt: lastAt.toISOString(),
    })),
    steps,
  };
}

function checkZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
  } catch (cause) {
    throw new PersonError('bad_input', `"${timeZone}" is no time zone that is known here.`, {
      field: 'timeZone',
      cause,
    });
  }
}

function toFigure({ name, investigations, lastAt, conversationIds }: EntityInUse): NamedFigure {
  return {
    name,
    investigations,
    lastAt: lastAt.toISOString(),
    conversationIds: conversationIds.slice(0, MOST_LINKS),
  };
}

/** Ten years: a clock that was wrong once must not make a list without end. */
const MOST_DAYS = 3_660;

function fillDays(days: { day: string; count: number }[]): { day: string; count: number }[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const filled: { day: string; count: number }[] = [];
  for (let at = Date.parse(first.day); at <= Date.parse(last.day); at += 86_400_000) {
    if (filled.length === MOST_DAYS) return days;
    const day = new Date(at).toISOString().slice(0, 10);
    filled.push({ day, count: counts.get(day) ?? 0 });
  }
  return filled;
}
