import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Store } from './client.ts';
import { migrate, migrateDown } from './migrate.ts';
import { createConversation } from './queries/conversations.ts';
import { readMigrations } from './read-migrations.ts';
import { freshEmbedded, freshPostgresUrl } from './testing/fresh-store.ts';

const tags = readMigrations().map(({ tag }) => tag);
const leftIn = async ({ db }: Store) =>
  (
    await db.execute<{ name: string }>(sql`
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and nspname = 'public'
      where relkind in ('r', 'i', 'S') union all
      select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace and nspname = 'public'
      where proname like 'loglore%'`)
  ).map(({ name }) => name);

test('every migration has a way back', () => {
  expect(readMigrations().filter(({ down }) => down === null)).toEqual([]);
});

describe('migrating a server', () => {
  let database: Awaited<ReturnType<typeof freshPostgresUrl>>;
  const stores: Store[] = [];
  beforeAll(async () => {
    database = await freshPostgresUrl();
    for (let n = 0; n < 4; n += 1) stores.push(await openDatabase({ url: database.url, dataDir: '' }));
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });

  test('instances that start together apply each migration once, and again is nothing', async () => {
    const results = await Promise.all(stores.map(migrate));
    expect(results.flatMap(({ applied }) => applied)).toEqual(tags);
    expect(await migrate(stores[0]!)).toEqual({ applied: [] });
  });

  test('all the way back leaves nothing, and forth again works', async () => {
    const store = stores[0]!;
    await migrate(store);
    expect(await migrateDown(store, 1)).toEqual({ reverted: tags.slice(-1) });
    expect(await migrateDown(store, 99)).toEqual({ reverted: tags.slice(0, -1).reverse() });
    expect(await leftIn(store)).toEqual(['schema_migrations', 'schema_migrations_pkey']);
    expect(await migrate(store)).toEqual({ applied: tags });
    await createConversation(store.db, { userId: 'ann' });
  });

  test('an index that goes backwards has its nulls first, or it serves no order at all', async () => {
    const store = stores[0]!;
    await migrate(store);
    const useless = await store.db.execute<{ name: string }>(sql`
      select distinct c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      cross join unnest(i.indoption) as how where how & 3 = 1`);
    expect(useless).toEqual([]);
  });

  test('a database of a newer version is refused with a sentence', async () => {
    const store = stores[0]!;
    await migrate(store);
    await store.db.execute(sql`insert into schema_migrations (tag, hash) values ('9999_future', '')`);
    await expect(migrate(store)).rejects.toThrow(/newer version.*9999_future/);
    await store.db.execute(sql`delete from schema_migrations where tag = '9999_future'`);
  });

  test('connections that the server cut come back by themselves', async () => {
    const [store, other] = stores as [Store, Store];
    await store.ping();
    await other.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await expect
      .poll(
        () =>
          store.ping().then(
            () => true,
            () => false,
          ),
        { timeout: 5000 },
      )
      .toBe(true);
  });

  test('an address where nothing listens is told without its password', async () => {
    const url = 'postgres://ann:secret@127.0.0.1:1/none';
    const opening = openDatabase({ url, dataDir: '' });
    await expect(opening).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringMatching(
        /^The database 127\.0\.0\.1:1\/none does not answer: the connection was refused/,
      ),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });
});

test('the embedded store goes all the way back and forth too', async () => {
  const { store, drop } = await freshEmbedded();
  await migrateDown(store, tags.length);
  expect(await leftIn(store)).toEqual(['schema_migrations', 'schema_migrations_pkey']);
  expect(await migrate(store)).toEqual({ applied: tags });
  await drop();
});
