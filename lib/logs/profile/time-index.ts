import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { PROFILE_LIMITS } from '../limits.ts';
import type { TimeIndexEntry } from './profile.ts';

/** Where in a file which times are: one entry per stride of records, the stride doubling to stay bounded. */
export class TimeIndex {
  entries: TimeIndexEntry[] = [];
  stride: number = PROFILE_LIMITS.indexStride;
  #left = 0;

  /** A new file begins a new entry. */
  open(): void {
    this.#left = 0;
  }

  add(file: string, line: number, offset: number, time: number): void {
    if (this.#left === 0) {
      if (this.entries.length === PROFILE_LIMITS.indexEntries) this.#halve();
      this.entries.push({ file, line, offset, firstTime: time, lastTime: time });
      this.#left = this.stride;
    }
    this.#left--;
    widen(this.entries[this.entries.length - 1]!, time, time);
  }

  absorb(entries: readonly TimeIndexEntry[]): void {
    this.entries = [...this.entries, ...entries.map((entry) => ({ ...entry }))].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    );
    while (this.entries.length > PROFILE_LIMITS.indexEntries) this.#halve();
    this.#left = 0;
  }

  write(out: ByteWriter): void {
    out.count(this.stride);
    out.count(this.entries.length);
    let file = '';
    for (const entry of this.entries) {
      out.count(entry.file === file ? 0 : 1);
      if (entry.file !== file) out.text(entry.file);
      file = entry.file;
      out.count(entry.line);
      out.count(entry.offset);
      out.float(entry.firstTime);
      out.float(entry.lastTime);
    }
  }

  static read(from: ByteReader): TimeIndex {
    const index = new TimeIndex();
    index.stride = from.count();
    let file = '';
    for (let left = from.count(); left > 0; left--) {
      if (from.count() === 1) file = from.text();
      const [line, offset] = [from.count(), from.count()];
      index.entries.push({ file, line, offset, firstTime: from.float(), lastTime: from.float() });
    }
    return index;
  }

  /** Joins neighbours of one file in pairs. */
  #halve(): void {
    const kept: TimeIndexEntry[] = [];
    for (const [i, entry] of this.entries.entries()) {
      const last = kept[kept.length - 1];
      if (i % 2 === 1 && last && last.file === entry.file) widen(last, entry.firstTime, entry.lastTime);
      else kept.push(entry);
    }
    // Many small files: nothing joins, so the index keeps every second file's beginning only.
    this.entries = kept.length < this.entries.length ? kept : kept.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
  }
}

function widen(entry: TimeIndexEntry, first: number, last: number): void {
  if (!(entry.firstTime <= first) && !Number.isNaN(first)) entry.firstTime = first;
  if (!(entry.lastTime >= last) && !Number.isNaN(last)) entry.lastTime = last;
}
