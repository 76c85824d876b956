import { respond } from '../respond.ts';

export const dynamic = 'force-dynamic';

export const GET = respond(async (ctx) => {
  const { registry } = ctx.metrics;
  return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
});
