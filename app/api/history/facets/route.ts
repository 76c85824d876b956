import { listHistoryFacets } from '#lib/memory/history/list-facets.ts';
import { respond } from '../../respond.ts';

/** What the history can be narrowed by. */
export const GET = respond(async (ctx) => Response.json(await listHistoryFacets(ctx)));
