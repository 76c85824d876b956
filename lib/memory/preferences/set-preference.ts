import { putPreference } from '#db/queries/preferences.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';
import { seal } from './seal.ts';

/** Keeps a preference; a sensitive one is encrypted and never kept in plain. */
export async function setPreference(
  ctx: Ctx,
  input: { userId: string; key: string; value: unknown; sensitive?: boolean },
): Promise<void> {
  const { userId, key, value, sensitive = false } = input;
  if (!sensitive) return putPreference(ctx.db, { userId, key, value });
  const { secret } = ctx.settings;
  if (secret === undefined) {
    throw new PersonError(
      'not_allowed',
      `"${key}" is sensitive and LOGLORE_SECRET is not set, so it was not kept. Set it to at least 16 characters and start again.`,
      { field: key },
    );
  }
  const text = JSON.stringify(value) ?? 'null';
  await putPreference(ctx.db, { userId, key, secret: seal(secret, text, `${userId}\0${key}`) });
}
