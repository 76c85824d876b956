import { z } from 'zod';
import { cleanupSessions } from '#lib/memory/retention/cleanup-sessions.ts';
import { checkAdmin } from '#lib/server/check-admin.ts';
import { respond } from '../../respond.ts';

const querySchema = z.object({ days: z.coerce.number('expected a whole number').int().min(1).max(36_500) });

export const POST = respond(async (ctx, request) => {
  checkAdmin(ctx.settings, request.headers);
  const { searchParams } = new URL(request.url);
  const { days } = querySchema.parse({ days: searchParams.get('days') ?? undefined });
  return Response.json(await cleanupSessions(ctx, { days }));
});
