import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { preferences } from '../schema/context.ts';

/** Plain or encrypted: who encrypts is lib/memory, which has the key. */
export type Preference =
  | { key: string; encrypted: false; value: unknown; updatedAt: Date }
  | { key: string; encrypted: true; secret: Uint8Array; updatedAt: Date };

export async function putPreference(
  db: Database,
  input: { userId: string; key: string } & ({ value: unknown } | { secret: Uint8Array }),
): Promise<void> {
  const form =
    'secret' in input
      ? { encrypted: true, secret: input.secret, value: null }
      : { encrypted: false, secret: null, value: input.value };
  await db
    .insert(preferences)
    .values({ userId: input.userId, key: input.key, ...form })
    .onConflictDoUpdate({
      target: [preferences.userId, preferences.key],
      set: { ...form, updatedAt: sql`clock_timestamp()` },
    });
}

export async function listPreferences(db: Database, { userId }: { userId: string }): Promise<Preference[]> {
  const rows = await db
    .select()
    .from(preferences)
    .where(eq(preferences.userId, userId))
    .orderBy(asc(preferences.key));
  return rows.map(toPreference);
}

export async function readPreference(
  db: Database,
  { userId, key }: { userId: string; key: string },
): Promise<Preference | null> {
  const [row] = await db
    .select()
    .from(preferences)
    .where(and(eq(preferences.userId, userId), eq(preferences.key, key)));
  return row === undefined ? null : toPreference(row);
}

export async function deletePreference(
  db: Database,
  { userId, key }: { userId: string; key: string },
): Promise<boolean> {
  const gone = await db
    .delete(preferences)
    .where(and(eq(preferences.userId, userId), eq(preferences.key, key)))
    .returning({ key: preferences.key });
  return gone.length > 0;
}

function toPreference({
  key,
  encrypted,
  secret,
  value,
  updatedAt,
}: typeof preferences.$inferSelect): Preference {
  return encrypted && secret !== null
    ? { key, encrypted: true, secret, updatedAt }
    : { key, encrypted: false, value, updatedAt };
}
