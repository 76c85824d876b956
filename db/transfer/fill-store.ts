import { sql } from 'drizzle-orm';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Database, Store } from '../database.ts';
import type { TransferEvent, TransferResult } from './events.ts';
import { listTables, type TableShape } from './list-tables.ts';
import { agreeOnText, readRows, type TextRow } from './read-rows.ts';
import { type TableTally, Tally } from './tally.ts';

/**
 * Fills a migrated store with what another one held. One transaction: the store ends with all of it, read
 * back and compared with the sender's counts and checksums, or as it was.
 */
export async function fillStore(
  store: Store,
  events: AsyncIterable<TransferEvent>,
  { replace }: { replace: boolean },
): Promise<TransferResult> {
  return store.db.transaction(async (tx) => {
    await agreeOnText(tx);
    const tables = await listTables(tx);
    await makeEmpty(tx, tables, replace, store.describe());
    await suspendRules(tx, tables);
    const sent = await takeRows(tx, tables, events);
    await run(tx, 'set constraints all immediate');
    for (const { name } of tables) await run(tx, `alter table "${name}" enable trigger user`);
    await compare(tx, sent);
    await gatherWords(tx);
    const tallies = Object.values(sent.tallies);
    return { tables: tallies.length, rows: tallies.reduce((sum, { rows }) => sum + rows, 0) };
  });
}

/** Anew, as this store's own parser reads them. */
async function gatherWords(tx: Database): Promise<void> {
  await run(tx, 'delete from conversation_words');
  await run(tx, 'select loglore_gather_words(array(select id from conversations))');
}

const run = (tx: Database, statement: string) => tx.execute(sql.raw(statement));

async function makeEmpty(tx: Database, tables: TableShape[], replace: boolean, name: string): Promise<void> {
  const all = tables.map((table) => `"${table.name}"`).join(', ');
  if (replace) {
    await run(tx, `truncate ${all}`);
    return;
  }
  for (const table of tables) {
    const [row] = await tx.execute(sql`select 1 from ${sql.identifier(table.name)} limit 1`);
    if (row !== undefined) {
      throw new PersonError(
        'conflict',
        `The target (${name}) is not empty: there are rows in ${table.name}. Nothing was changed. Give --replace to delete what it holds.`,
      );
    }
  }
}

/** Rows come with the figures that triggers kept, and in an order that knows no references. */
async function suspendRules(tx: Database, tables: TableShape[]): Promise<void> {
  const fixed = await tx.execute<{ table: string; name: string }>(sql`
    select c.relname as table, k.conname as name from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    where k.contype = 'f' and not k.condeferrable`);
  for (const { table, name } of fixed) {
    await run(tx, `alter table "${table}" alter constraint "${name}" deferrable initially immediate`);
  }
  for (const { name } of tables) await run(tx, `alter table "${name}" disable trigger user`);
  await run(tx, 'set constraints all deferred');
}

interface Sent {
  shapes: TableShape[];
  tallies: Record<string, TableTally>;
}

async function takeRows(
  tx: Database,
  known: TableShape[],
  events: AsyncIterable<TransferEvent>,
): Promise<Sent> {
  const shapes = new Map<string, TableShape>();
  let tallies: Record<string, TableTally> | null = null;
  for await (const event of events) {
    switch (event.kind) {
      case 'begin':
        break;
      case 'table':
        checkShape(known, event.table);
        shapes.set(event.table.name, event.table);
        break;
      case 'rows':
        await insertRows(tx, shapes.get(event.table)!, event.rows);
        break;
      case 'end':
        tallies = event.tallies;
        break;
      default:
        throw new Error(`unknown event ${event satisfies never}`);
    }
  }
  if (tallies === null) {
    throw new PersonError(
      'bad_input',
      'The backup ends too early: its last part is missing. Nothing was changed.',
    );
  }
  return { shapes: [...shapes.values()], tallies };
}

function checkShape(known: TableShape[], sent: TableShape): void {
  const table = known.find(({ name }) => name === sent.name);
  const missing = sent.columns.find(
    (column) => !table?.columns.some(({ name, type }) => name === column.name && type === column.type),
  );
  if (table === undefined || missing !== undefined) {
    const what = missing === undefined || table === undefined ? sent.name : `${sent.name}.${missing.name}`;
    throw new PersonError(
      'conflict',
      `This version has no place for ${what}. Use the version that made the data. Nothing was changed.`,
    );
  }
}

async function insertRows(tx: Database, table: TableShape, rows: TextRow[]): Promise<void> {
  const names = sql.join(
    table.columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = table.columns.map(({ type }, at) => `(r->>${at})::${type}`).join(', ');
  await tx.execute(sql`insert into ${sql.identifier(table.name)} (${names}) overriding system value
    select ${sql.raw(values)} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r`);
}

async function compare(tx: Database, { shapes, tallies }: Sent): Promise<void> {
  const tally = new Tally();
  for (const table of shapes) {
    for await (const rows of readRows(tx, table)) for (const row of rows) tally.add(table.name, row);
  }
  const table = tally.differsFrom(tallies);
  if (table !== null) {
    const [got, wanted] = [tally.of(table).rows, tallies[table]?.rows ?? 0];
    throw new PersonError(
      'conflict',
      `The table ${table} did not arrive as it was sent (${got} of ${wanted} rows, or other content). Nothing was changed.`,
    );
  }
}
