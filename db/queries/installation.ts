import { and, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { preferences } from '../schema/context.ts';

/** Nobody's: the row belongs to the store itself and moves with it. */
const row = { userId: '', key: 'installation' };

/** The id of this store's memory, made when it is first asked for. */
export async function readInstallationId(db: Database): Promise<string> {
  await db
    .insert(preferences)
    .values({ ...row, value: crypto.randomUUID() })
    .onConflictDoNothing();
  const [kept] = await db
    .select({ value: preferences.value })
    .from(preferences)
    .where(and(eq(preferences.userId, row.userId), eq(preferences.key, row.key)));
  return String(kept?.value);
}
