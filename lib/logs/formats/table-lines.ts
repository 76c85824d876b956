import type { LogRecord } from '../record.ts';
import { clearRecord } from './clear-record.ts';
import { type Table, tableOfFields } from './find-table.ts';
import { readTable } from './read-table.ts';
import type { StampContext } from './stamp.ts';
import { StampReader } from './stamp-reader.ts';

/** Reads the rows of a file's table, and what the file says about its columns on the way. */
export class TableLines {
  private table: Table;
  private readonly layout: number;
  private readonly clock: StampReader;

  constructor(table: Table, layout: number, context: StampContext) {
    this.table = table;
    this.layout = layout;
    this.clock = new StampReader(-1, context);
  }

  /** False when the line is no row; a comment is a record without a layout. */
  read(record: LogRecord, buf: Uint8Array, start: number, end: number): boolean {
    if (this.table.commented && buf[start] === 35) {
      const next = tableOfFields(buf, start, end, undefined, this.table.separator);
      if (next) this.table = { ...next, name: this.table.name };
      return true;
    }
    if (!readTable(this.table, record, buf, start, end, this.clock)) {
      clearRecord(record, buf, start, end);
      return false;
    }
    record.layout = this.layout;
    return true;
  }

  restart(): void {
    this.clock.restart();
  }
}
