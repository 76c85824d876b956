import { readPatternKey } from '#db/queries/error-patterns.ts';
import { listPatternKeys } from '#db/queries/pattern-keys.ts';
import { readPatternWeeks } from '#db/queries/pattern-series.ts';
import type { PatternPage, PatternWeek } from '#lib/contracts/patterns.ts';
import { uuid } from '#lib/contracts/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { dayIn } from '../history/day-range.ts';
import { readPattern } from './read-pattern.ts';

/** A year of weeks is what a picture can tell apart. */
const MOST_WEEKS = 53;
const weekMs = 7 * 86_400_000;

/** A pattern with its figures over time, by its id or its key; null where there is none. */
export async function readPatternPage(
  ctx: Ctx,
  { id, timeZone }: { id: string; timeZone: string },
): Promise<PatternPage | null> {
  const key = uuid.safeParse(id).success ? await readPatternKey(ctx.db, { id }) : id;
  const pattern = key === null ? null : await readPattern(ctx, { key });
  if (!pattern) return null;
  const keys = await listPatternKeys(ctx.db, { key: pattern.key });
  const weeks = await readPatternWeeks(ctx.db, { keys, userId: ctx.user.id, timeZone });
  return {
    pattern,
    weeks: fillWeeks(weeks, dayIn(ctx.now(), timeZone)),
    formerKeys: keys.filter((each) => each !== pattern.key),
  };
}

/** Every week from the first one on, up to the current one; of a long time the last year. */
export function fillWeeks(weeks: readonly PatternWeek[], today: string): PatternWeek[] {
  const first = weeks[0];
  if (!first) return [];
  const known = new Map(weeks.map((week) => [week.week, week]));
  const filled: PatternWeek[] = [];
  for (let at = Date.parse(first.week); at <= Date.parse(today); at += weekMs) {
    const week = new Date(at).toISOString().slice(0, 10);
    filled.push(known.get(week) ?? { week, investigations: 0, worked: 0, failed: 0 });
  }
  return filled.slice(-MOST_WEEKS);
}
