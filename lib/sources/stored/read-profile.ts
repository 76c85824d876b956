import { zstdDecompressSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { readLogFileProfile, readLogSetProfile } from '#db/queries/log-sets.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import { decodeProfile } from '#lib/logs/profile/encode-profile.ts';
import type { Profile } from '#lib/logs/profile/profile.ts';
import type { Ctx } from '#lib/server/context.ts';
import { filesOfSet, findFile } from './find-file.ts';

// A ready set never changes, and a page of lines must not decode the profile again. Few: one may take megabytes.
const decoded = new LRUCache<string, Profile>({ max: 6 });

/** The profile of a set the person may see, or of one of its files. */
export async function readProfile(
  ctx: Ctx,
  { logSetId, file }: { logSetId: string; file?: string },
): Promise<Profile> {
  if (file !== undefined) {
    const { id } = await findFile(ctx, logSetId, file);
    return decodeOnce(id, () => readLogFileProfile(ctx.db, { logFileId: id }));
  }
  await filesOfSet(ctx, logSetId);
  return decodeOnce(logSetId, () => readLogSetProfile(ctx.db, { logSetId, userId: ctx.user.id }));
}

async function decodeOnce(key: string, read: () => Promise<Uint8Array | null>): Promise<Profile> {
  const known = decoded.get(key);
  if (known) return known;
  const bytes = await read();
  const builder = bytes ? decodeProfile(zstdDecompressSync(bytes)) : undefined;
  if (!builder)
    throw new PersonError('not_found', 'These logs have no readable profile. Take them in again to see it.');
  const profile = builder.finish();
  decoded.set(key, profile);
  return profile;
}
