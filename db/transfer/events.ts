import type { TableShape } from './list-tables.ts';
import type { TextRow } from './read-rows.ts';
import type { TableTally } from './tally.ts';

/** What flows from a store or a backup into another store or backup, in this order. */
export type TransferEvent =
  | { kind: 'begin'; migrations: string[] }
  | { kind: 'table'; table: TableShape }
  | { kind: 'rows'; table: string; rows: TextRow[] }
  | { kind: 'end'; tallies: Record<string, TableTally> };

export interface TransferResult {
  tables: number;
  rows: number;
}
