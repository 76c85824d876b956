import { z } from 'zod';
import { type HistoryCursor, historyBounds } from '#lib/contracts/history.ts';
import { readFilter } from '#lib/contracts/history-filter.ts';
import { uuid, zoneSchema } from '#lib/contracts/runs.ts';
import { listHistory } from '#lib/memory/history/list-history.ts';
import { respond } from '../respond.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const cursorSchema: z.ZodType<HistoryCursor> = z.object({
  pinned: z.boolean(),
  key: z.string().max(10_000),
  id: uuid,
});

const placeSchema = z.object({
  after: z.string().max(20_000).transform(parsed).pipe(cursorSchema).optional(),
  limit: z.coerce
    .number('expected a whole number')
    .int()
    .min(1)
    .max(historyBounds.listed)
    .default(historyBounds.first),
  timeZone: zoneSchema.default('UTC'),
});

/** A page of the history: its filter as in the page's address, `after` as the page before said it. */
export const GET = respond(async (ctx, request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const filter = readFilter(query);
  const { after, ...place } = placeSchema.parse(query);
  return Response.json(await listHistory(ctx, { filter, ...place, ...(after ? { after } : {}) }));
});
