import { z } from 'zod';
import { historyBounds, historyCursorSchema, historyFilterSchema } from '#lib/contracts/history.ts';
import { zoneSchema } from '#lib/contracts/runs.ts';
import { listHistory } from '#lib/memory/history/list-history.ts';
import { respond } from '../respond.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const placeSchema = z.object({
  after: z.string().max(20_000).transform(parsed).pipe(historyCursorSchema).optional(),
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
  const filter = historyFilterSchema.parse(query);
  const { after, ...place } = placeSchema.parse(query);
  return Response.json(await listHistory(ctx, { filter, ...place, ...(after ? { after } : {}) }));
});
