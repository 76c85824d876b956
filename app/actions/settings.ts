'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { requestCtx } from '#app/request-ctx.ts';
import type { Result } from '#lib/contracts/result.ts';
import { setPreference } from '#lib/memory/preferences/set-preference.ts';
import { cleanupSessions } from '#lib/memory/retention/cleanup-sessions.ts';
import { countOldSessions as countOld } from '#lib/memory/retention/count-old-sessions.ts';
import { checkAdmin } from '#lib/server/check-admin.ts';
import { toResult } from '#lib/server/to-result.ts';

const preferenceSchema = z.discriminatedUnion('key', [
  z.object({ key: z.literal('language'), value: z.enum(['auto', 'en', 'de', 'fr', 'es', 'pt', 'it']) }),
  z.object({ key: z.literal('timeZone'), value: z.string().max(64) }),
  z.object({ key: z.literal('theme'), value: z.enum(['system', 'dark', 'light']) }),
]);
export type PreferenceChange = z.input<typeof preferenceSchema>;

/** Keeps a preference of the person who asks; chat reads the same ones. */
export async function changePreference(input: PreferenceChange): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const { key, value } = preferenceSchema.parse(input);
    await setPreference(ctx, { userId: ctx.user.id, key, value });
    return null;
  });
}

const daysSchema = z
  .number('Give a number of days.')
  .int('Give whole days.')
  .min(1, 'Give at least one day.')
  .max(36_500, 'That is longer than anything is kept.');

export async function countOldSessions(days: number): Promise<Result<number>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => countOld(ctx, { days: daysSchema.parse(days) }));
}

/** Deletes for good what nobody used for some days; answers how many investigations that were. */
export async function deleteOldSessions(days: number): Promise<Result<number>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    checkAdmin(ctx.settings, await headers());
    return (await cleanupSessions(ctx, { days: daysSchema.parse(days) })).deleted;
  });
}
