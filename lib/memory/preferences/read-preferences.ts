import { listPreferences } from '#db/queries/preferences.ts';
import type { Ctx } from '#lib/server/context.ts';
import { unseal } from './seal.ts';

/** A person's preferences. What cannot be decrypted (another key) is named in `locked`, not guessed. */
export async function readPreferences(
  ctx: Ctx,
  { userId }: { userId: string },
): Promise<{ values: Record<string, unknown>; locked: string[] }> {
  const values: Record<string, unknown> = {};
  const locked: string[] = [];
  for (const kept of await listPreferences(ctx.db, { userId })) {
    if (!kept.encrypted) {
      values[kept.key] = kept.value;
      continue;
    }
    const { secret } = ctx.settings;
    const text = secret === undefined ? null : unseal(secret, kept.secret, `${userId}\0${kept.key}`);
    if (text === null) locked.push(kept.key);
    else values[kept.key] = JSON.parse(text);
  }
  return { values, locked };
}
