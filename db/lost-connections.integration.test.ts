import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import { openDatabase, type Store } from './client.ts';
import { isStoreGone } from './is-store-gone.ts';
import { codeOf } from './ping.ts';

const patience = { timeout: 20_000 };
/** A server of this file alone: it is restarted. */
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let store: Store;
beforeAll(async () => {
  postgres = await startPostgres();
  store = await openDatabase({ url: postgres.url, dataDir: '' });
});
afterAll(async () => {
  await store.close();
  await postgres.stop();
});

/** Asks again and again, in every way there is, until told to end; what failed is kept. */
function workers(end: AbortSignal) {
  const failed: unknown[] = [];
  let answered = 0;
  const one = () => store.db.execute(sql`select ${'x'.repeat(300)}::text`);
  const ways = [
    one,
    () => Promise.all([one(), one(), one()]),
    () =>
      store.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_sleep(0.005)`);
        await store.db.execute(sql`select 1`);
        await tx.execute(sql`select ${1}::int`);
      }),
    () => store.db.transaction((tx) => tx.transaction((inner) => inner.execute(sql`select pg_sleep(0.005)`))),
  ];
  const work = async (way: () => Promise<unknown>) => {
    while (!end.aborted) {
      try {
        await way();
        answered++;
      } catch (error) {
        failed.push(error);
      }
    }
  };
  return { done: Promise.all([...ways, ...ways].map(work)), failed, answered: () => answered };
}

test('a server that restarts under queries and transactions is used again on every connection, and nothing is thrown into the process', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => void thrown.push(error);
  process.on('uncaughtException', note);
  const end = new AbortController();
  const { done, failed, answered } = workers(end.signal);
  for (let round = 0; round < 4; round++) {
    const begun = answered();
    await expect.poll(answered, patience).toBeGreaterThan(begun + 50);
    await postgres.halt();
    await postgres.start();
    const before = answered();
    await expect.poll(answered, patience).toBeGreaterThan(before + 50);
  }
  end.abort();
  await done;
  process.off('uncaughtException', note);
  expect(thrown).toEqual([]);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.filter((error) => !isStoreGone(error))).toEqual([]);
  // A connection that can never send again would be noticed by nothing else.
  const codes = failed.map((error) => codeOf((error as Error).cause) ?? codeOf(error));
  expect(codes).not.toContain('CONNECT_TIMEOUT');
});

test('a transaction whose connection is lost between two queries fails, and later ones work', async () => {
  const lost = store.db.transaction(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await store.db.execute(sql`select pg_terminate_backend(${row!.pid}, 10000)`);
    await expect
      .poll(
        () =>
          tx.execute(sql`select 1`).then(
            () => 'answered',
            () => 'refused',
          ),
        patience,
      )
      .toBe('refused');
    await tx.execute(sql`select 1`);
  });
  await expect(lost).rejects.toSatisfy(isStoreGone);
  const later = Array.from({ length: 20 }, () => store.db.transaction((tx) => tx.execute(sql`select 1`)));
  expect(await Promise.all(later)).toHaveLength(20);
});

test('a failing transaction on a sound connection is rolled back and tells its own error', async () => {
  await store.db.execute(sql`create table kept (n int)`);
  const failing = store.db.transaction(async (tx) => {
    await tx.execute(sql`insert into kept values (1)`);
    throw new Error('its own');
  });
  await expect(failing).rejects.toThrow('its own');
  await store.db.transaction(async (tx) => {
    const inner = tx.transaction(async (savepoint) => {
      await savepoint.execute(sql`insert into kept values (2)`);
      throw new Error('inner');
    });
    await expect(inner).rejects.toThrow('inner');
    await tx.execute(sql`insert into kept values (3)`);
  });
  expect(await store.db.execute(sql`select n from kept`)).toEqual([{ n: 3 }]);
});

test('a store that was closed stays closed', async () => {
  const brief = await openDatabase({ url: postgres.url, dataDir: '' });
  await brief.close();
  const late = brief.db.execute(sql`select 1`);
  await expect(late).rejects.toMatchObject({ cause: { code: 'CONNECTION_ENDED' } });
});
