import { sql } from 'drizzle-orm';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Database, Store } from './database.ts';
import { refreshStatistics } from './queries/cleanup.ts';
import { type Migration, readMigrations } from './read-migrations.ts';
import { enableVector } from './vector.ts';

/** Any constant will do, as long as every instance uses the same one. */
const LOCK = 7_061_954_203;

/** Brings the store to this version's schema; does nothing when it is there. Instances that start together wait for each other. */
export async function migrate(store: Store): Promise<{ applied: string[] }> {
  const applied = await store.db.transaction(async (tx) => {
    const done = await lockAndRead(tx);
    const known = readMigrations();
    checkHistory(known, done);
    const pending = known.filter(({ tag }) => !done.has(tag));
    for (const migration of pending) {
      for (const statement of migration.up) await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into schema_migrations (tag, hash) values (${migration.tag}, ${migration.hash})`,
      );
    }
    return pending.map(({ tag }) => tag);
  });
  store.capabilities.vector = await enableVector(store.db);
  // A server does this by itself.
  if (store.kind === 'embedded') await refreshStatistics(store.db);
  return { applied };
}

/** Takes back the last `steps` migrations. What they created is lost. */
export async function migrateDown(store: Store, steps = 1): Promise<{ reverted: string[] }> {
  return store.db.transaction(async (tx) => {
    const done = await lockAndRead(tx);
    const known = readMigrations();
    checkHistory(known, done);
    const last = known
      .filter(({ tag }) => done.has(tag))
      .slice(-steps)
      .reverse();
    for (const { tag, down } of last) {
      if (down === null)
        throw new PersonError(
          'conflict',
          `There is no way back from ${tag}: drizzle/down/${tag}.sql is missing.`,
        );
      await tx.execute(sql.raw(down));
      await tx.execute(sql`delete from schema_migrations where tag = ${tag}`);
    }
    return { reverted: last.map(({ tag }) => tag) };
  });
}

async function lockAndRead(tx: Database): Promise<Map<string, string>> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(LOCK))})`);
  await tx.execute(sql`create table if not exists schema_migrations (
    tag text primary key, hash text not null, applied_at timestamptz not null default now())`);
  const rows = await tx.execute<{ tag: string; hash: string }>(sql`select tag, hash from schema_migrations`);
  return new Map(rows.map(({ tag, hash }) => [tag, hash]));
}

function checkHistory(known: Migration[], done: Map<string, string>): void {
  const tags = new Set(known.map(({ tag }) => tag));
  const newer = [...done.keys()].filter((tag) => !tags.has(tag));
  if (newer.length > 0) {
    throw new PersonError(
      'conflict',
      `The database was made by a newer version (it has ${newer.join(', ')}). Start that version, or restore an older backup.`,
    );
  }
  for (const { tag, hash } of known) {
    if (done.has(tag) && done.get(tag) !== hash) {
      throw new PersonError(
        'conflict',
        `The migration ${tag} was changed after this database had applied it. Add a new migration instead.`,
      );
    }
  }
}
