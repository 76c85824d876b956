import { sql } from 'drizzle-orm';
import type { Database, Store } from '../database.ts';
import type { TransferEvent } from './events.ts';
import { listTables } from './list-tables.ts';
import { agreeOnText, readRows } from './read-rows.ts';
import { Tally } from './tally.ts';

/** Gives everything in a store to a taker, as it was at one moment; writers are not held up. */
export async function readStore(
  store: Store,
  take: (events: AsyncIterable<TransferEvent>) => Promise<void>,
): Promise<void> {
  await store.db.transaction(
    async (tx) => {
      await agreeOnText(tx);
      await take(eventsOf(tx));
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function* eventsOf(tx: Database): AsyncGenerator<TransferEvent> {
  const applied = await tx.execute<{ tag: string }>(sql`select tag from schema_migrations order by tag`);
  yield { kind: 'begin', migrations: applied.map(({ tag }) => tag) };
  const tables = await listTables(tx);
  const tally = new Tally();
  for (const table of tables) {
    yield { kind: 'table', table };
    for await (const rows of readRows(tx, table)) {
      for (const row of rows) tally.add(table.name, row);
      yield { kind: 'rows', table: table.name, rows };
    }
  }
  yield { kind: 'end', tallies: Object.fromEntries(tables.map(({ name }) => [name, tally.of(name)])) };
}
