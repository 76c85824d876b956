import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { TableShape } from './list-tables.ts';

/** Every value as the text the database writes for it: exact for times, numbers, bytes and JSON alike. */
export type TextRow = (string | null)[];

/** Rows in memory at a time: few where a row may hold a megabyte of log text. */
const batchOf = (table: TableShape) => (table.columns.some(({ type }) => type === 'bytea') ? 8 : 500);

/** Both ends write values in the same way, whatever their settings. */
export async function agreeOnText(tx: Database): Promise<void> {
  await tx.execute(sql`set local timezone = 'UTC'`);
  await tx.execute(sql`set local datestyle = 'ISO, YMD'`);
  await tx.execute(sql`set local bytea_output = 'hex'`);
  await tx.execute(sql`set local extra_float_digits = 1`);
  await tx.execute(sql`set local statement_timeout = 0`);
}

/** All rows of a table in batches, inside a transaction. */
export async function* readRows(tx: Database, table: TableShape): AsyncGenerator<TextRow[]> {
  const columns = sql.join(
    table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`),
    sql`, `,
  );
  await tx.execute(sql`declare rows_to_read no scroll cursor for
    select json_build_array(${columns}) as row from ${sql.identifier(table.name)}`);
  try {
    for (;;) {
      const batch = await tx.execute<{ row: TextRow }>(sql.raw(`fetch ${batchOf(table)} from rows_to_read`));
      if (batch.length === 0) return;
      yield batch.map(({ row }) => row);
    }
  } finally {
    await tx.execute(sql`close rows_to_read`);
  }
}
