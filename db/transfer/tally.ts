import { createHash } from 'node:crypto';

export interface TableTally {
  rows: number;
  checksum: string;
}

const MASK = (1n << 128n) - 1n;

/** Counts rows and adds up their hashes: the sum does not depend on the order in which a store gives them. */
export class Tally {
  readonly #tables = new Map<string, { rows: number; sum: bigint }>();

  add(table: string, row: readonly (string | null)[]): void {
    const entry = this.#tables.get(table) ?? { rows: 0, sum: 0n };
    const digest = createHash('sha256').update(JSON.stringify(row)).digest('hex');
    entry.rows += 1;
    entry.sum = (entry.sum + BigInt(`0x${digest.slice(0, 32)}`)) & MASK;
    this.#tables.set(table, entry);
  }

  of(table: string): TableTally {
    const { rows, sum } = this.#tables.get(table) ?? { rows: 0, sum: 0n };
    return { rows, checksum: sum.toString(16).padStart(32, '0') };
  }

  /** The first table in which two tallies differ. */
  differsFrom(other: Record<string, TableTally>): string | null {
    for (const table of new Set([...this.#tables.keys(), ...Object.keys(other)])) {
      const [mine, theirs] = [this.of(table), other[table] ?? { rows: 0, checksum: '0'.repeat(32) }];
      if (mine.rows !== theirs.rows || mine.checksum !== theirs.checksum) return table;
    }
    return null;
  }
}
