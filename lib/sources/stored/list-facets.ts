import type { Facets } from '#lib/contracts/log-view.ts';
import { LEVEL_ERROR } from '#lib/logs/record.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readProfile } from './read-profile.ts';

/** As many as a person picks from; the rest is found by typing. */
const MOST = 200;

/** What the lines of a file can be filtered by: failing ones first, then the busiest. */
export async function listFacets(
  ctx: Ctx,
  { logSetId, file }: { logSetId: string; file: string },
): Promise<Facets> {
  const profile = await readProfile(ctx, { logSetId, file });
  return {
    services: top(profile.services.map(({ name, records, errors }) => ({ name, records, errors }))),
    templates: top(
      profile.templates.map(({ key, text, count, levels }) => ({
        key,
        text,
        records: count,
        errors: levels.slice(LEVEL_ERROR).reduce((sum, value) => sum + value, 0),
      })),
    ),
    traces: top(profile.traces.map(({ id, records, errors }) => ({ id, records, errors }))),
  };
}

function top<T extends { records: number; errors: number }>(all: T[]): T[] {
  return all.sort((a, b) => b.errors - a.errors || b.records - a.records).slice(0, MOST);
}
