import { readHealth } from '#lib/server/read-health.ts';
import { respond } from '../respond.ts';

export const dynamic = 'force-dynamic';

export const GET = respond(async (ctx) => {
  const health = await readHealth(ctx);
  return Response.json(health, { status: health.status === 'down' ? 503 : 200 });
});
