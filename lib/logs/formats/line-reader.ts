import { LEVEL_NONE, type LogRecord } from '../record.ts';
import { clearRecord } from './clear-record.ts';
import { findStamp } from './find-stamp.ts';
import { findTable } from './find-table.ts';
import { latin } from './give-slots.ts';
import { readJson, scanned } from './json-fields.ts';
import { LayoutWatch } from './layout-watch.ts';
import { describeLayout, learnLayouts, settleDateOrder, signatureOf } from './learn-layouts.ts';
import { LineHeads } from './line-heads.ts';
import { keyEndAt, looksLikePairs, readPairs } from './logfmt-fields.ts';
import { nameFormat } from './name-format.ts';
import { readBehindNames } from './read-behind-names.ts';
import { OP_STAMP, skipAfterStamp, skipBlanks } from './read-field.ts';
import { readIds } from './read-ids.ts';
import { readStatus } from './read-status.ts';
import { readUnstamped } from './read-unstamped.ts';
import { seekLevel } from './seek-level.ts';
import { Stamp, type StampContext, type StampMemo } from './stamp.ts';
import { StampReader } from './stamp-reader.ts';
import { TableLines } from './table-lines.ts';
import { readHeader, type TextLayout } from './text-layout.ts';
import { gatherWrapped, WrappedText } from './wrapped-text.ts';

/** What a line turned out to be. */
export const LINE_RECORD = 1;
/** Text without a header: a record of its own or the rest of the one before. */
export const LINE_PLAIN = 0;
/** The first line of a JSON object that goes on. */
export const LINE_OPEN = 2;

export const PEEK_PLAIN = -1;

/** Layouts that a stream may have. */
const MAX_LAYOUTS = 48;
/** A stamp further in than this is part of a message, unless nothing better is known. */
const GENERIC_REACH = 48;
export interface LayoutUse {
  name: string;
  records: number;
  /** The layout in words, for people. */
  shape: string;
  text: TextLayout | undefined;
}

/**
 * Reads lines of one stream: the layout of the last line is tried first, then the others of the stream,
 * then whatever the line itself shows. Kinds of lines that keep turning up unknown are learned on the way.
 * Depends on the order of lines only, never on how they arrived.
 */
export class LineReader {
  readonly layouts: LayoutUse[] = [];
  private readonly context: StampContext;
  private readonly order: number[] = [];
  /** Layouts that take what others with the same stamp leave. */
  private readonly generals: number[] = [];
  private readonly stamp = new Stamp();
  private readonly watch: LayoutWatch;
  private json = -1;
  private pairs = -1;
  private table: TableLines | undefined;
  private readonly jsonClock: StampReader;
  private readonly pairClock: StampReader;
  private readonly heads = new LineHeads();
  private readonly memo: StampMemo = { at: -1, end: -1, found: false, stamp: new Stamp(), reader: undefined };
  private inner: LineReader | undefined;
  private readonly wrapped = new WrappedText();
  private readonly depth: number;

  constructor(context: StampContext, depth = 0) {
    this.context = { ...context, memo: this.memo };
    this.depth = depth;
    this.watch = new LayoutWatch(this.context);
    this.jsonClock = new StampReader(-1, this.context);
    this.pairClock = new StampReader(-1, this.context);
  }

  /** Learns the layouts of the first lines of a stream. */
  learn(buf: Uint8Array, lines: readonly { start: number; end: number }[]): void {
    const table = this.depth === 0 ? findTable(buf, lines) : undefined;
    if (table) {
      settleDateOrder(buf, lines, this.context);
      this.table = new TableLines(table, this.layouts.length, this.context);
      this.layouts.push({ name: table.name, records: 0, shape: 'columns', text: undefined });
      return;
    }
    for (const text of learnLayouts(buf, lines, this.context)) this.addText(text);
    const objects = lines.filter((l) => buf[l.start] === 123).slice(0, 40);
    if (objects.length > 0)
      this.addJson(objects.map((l) => latin(buf, l.start, Math.min(l.end, l.start + 2048))));
    if (this.depth > 0) return;
    const inside: { start: number; end: number }[] = [];
    for (const layout of this.layouts) {
      if (!layout.text?.wrap) continue;
      for (const line of lines) {
        const at = this.messageOf(layout.text, buf, line);
        if (at >= 0) inside.push({ start: at, end: line.end });
      }
    }
    if (inside.length > 0) this.innerReader().learn(buf, inside);
    else if (objects.length > 0) {
      const held = gatherWrapped(buf, lines, this.context);
      if (held.lines.length > 0) this.innerReader().learn(held.buf, held.lines);
    }
  }

  private messageOf(text: TextLayout, buf: Uint8Array, line: { start: number; end: number }): number {
    if (!findStamp(buf, line.start, line.end, this.context, this.stamp)) return -1;
    let p = this.stamp.end;
    for (let i = 1; i < text.ops.length; i++) {
      p = skipBlanks(buf, p, line.end);
      while (p < line.end && buf[p]! > 32) p++;
    }
    p = skipBlanks(buf, p, line.end);
    return p < line.end ? p : -1;
  }

  private innerReader(): LineReader {
    this.inner ??= new LineReader({ ...this.context }, this.depth + 1);
    return this.inner;
  }

  /** A layout that others read. */
  addNamed(name: string): number {
    return this.layouts.push({ name, records: 1, shape: 'a field a line', text: undefined }) - 1;
  }

  private addText(text: TextLayout): void {
    if (this.layouts.length >= MAX_LAYOUTS) return;
    this.layouts.push({ name: text.name, records: 0, shape: describeLayout(text), text });
    (text.general ? this.generals : this.order).push(this.layouts.length - 1);
  }

  private addJson(texts: string[]): number {
    if (this.json < 0) {
      this.layouts.push({ name: nameFormat(texts).name, records: 0, shape: 'json', text: undefined });
      this.json = this.layouts.length - 1;
    }
    return this.json;
  }

  /** Names of the layouts in use, including those inside a wrapper. */
  uses(): LayoutUse[] {
    return this.inner ? [...this.layouts, ...this.inner.layouts] : this.layouts;
  }

  /** Number of the layout a line has, or PEEK_PLAIN; nothing is learned or counted. */
  peek(record: LogRecord, buf: Uint8Array, start: number, end: number): number {
    if (buf[start] === 123) return -2;
    this.memo.at = -1;
    if (this.table?.read(record, buf, start, end)) return -4;
    for (const index of this.order) {
      if (readHeader(this.layouts[index]!.text!, record, buf, start, end) > 0) return index;
    }
    for (const index of this.generals) {
      if (readHeader(this.layouts[index]!.text!, record, buf, start, end) > 0) return index;
    }
    return looksLikePairs(buf, start, end) ? -3 : PEEK_PLAIN;
  }

  /** The layout begins with a time. */
  isStamped(layout: number): boolean {
    return layout >= 0 && this.layouts[layout]!.text?.stamp !== undefined;
  }

  /** Back to the first line: `peek` has run ahead. */
  restart(): void {
    for (const use of this.layouts) use.text?.stamp?.restart();
    this.table?.restart();
  }

  read(record: LogRecord, buf: Uint8Array, start: number, end: number): number {
    const first = buf[start]!;
    this.memo.at = -1;
    if (first === 123 || (first <= 32 && this.json >= 0 && buf[skipBlanks(buf, start, end)] === 123)) {
      const kind = this.readObject(record, buf, skipBlanks(buf, start, end), end);
      if (kind !== LINE_PLAIN) return kind;
    }
    if (this.table?.read(record, buf, start, end)) {
      if (record.layout >= 0) this.layouts[record.layout]!.records++;
      return LINE_RECORD;
    }
    const index = this.layoutOf(record, buf, start, end);
    if (index >= 0) return this.taken(record, buf, index, end);
    for (const general of this.generals) {
      const text = this.layouts[general]!.text!;
      if (text.ops[0] === OP_STAMP && !text.stamp!.mayRead(start, end)) continue;
      const steps = readHeader(text, record, buf, start, end);
      if (steps === 0) continue;
      if (steps < text.ops.length) this.addParts(buf, start, end, general, steps);
      return this.taken(record, buf, general, end);
    }
    clearRecord(record, buf, start, end);
    if (first > 32 && keyEndAt(buf, start, end) > 0) {
      if (this.readLogfmt(record, buf, start, end)) return LINE_RECORD;
      clearRecord(record, buf, start, end);
    }
    return this.readUnknown(record, buf, start, end);
  }

  /**
   * The layout whose header the line has, read into the record; -1 when there is none. A line that has only the first
   * fields of one may have more of another's: the one that tells most takes it.
   */
  private layoutOf(record: LogRecord, buf: Uint8Array, start: number, end: number): number {
    const { order, layouts } = this;
    const mask = record.fieldMask;
    const likely = order.length === 1 ? order[0]! : this.heads.look(buf, start, end);
    let best = -1;
    let steps = 0;
    if (likely >= 0) {
      const text = layouts[likely]!.text!;
      steps = readHeader(text, record, buf, start, end);
      if (steps === text.ops.length) return likely;
      if (steps > 0) best = likely;
    }
    let filled = likely;
    for (let i = 0; i < order.length; i++) {
      const index = order[i]!;
      const text = layouts[index]!.text!;
      if (index === likely || text.ops.length <= steps) continue;
      if (text.ops[0] === OP_STAMP && !text.stamp!.mayRead(start, end)) continue;
      record.fieldMask = mask;
      const found = readHeader(text, record, buf, start, end);
      filled = index;
      if (found <= steps) continue;
      best = index;
      steps = found;
      if (found === text.ops.length) break;
    }
    if (best !== filled) {
      record.fieldMask = mask;
      if (best >= 0) readHeader(layouts[best]!.text!, record, buf, start, end);
    }
    if (best < 0) return -1;
    if (order.length > 1) this.heads.found(best);
    if (steps < layouts[best]!.text!.ops.length) this.addParts(buf, start, end, best, steps);
    return best;
  }

  private addParts(buf: Uint8Array, start: number, end: number, layout: number, steps: number): void {
    for (const text of this.watch.part(buf, start, end, layout, steps)) this.addText(text);
  }

  private taken(record: LogRecord, buf: Uint8Array, index: number, end: number): number {
    const use = this.layouts[index]!;
    use.records++;
    record.layout = index;
    this.finish(use.text!, record, buf, end);
    return LINE_RECORD;
  }

  private readLogfmt(record: LogRecord, buf: Uint8Array, start: number, end: number): boolean {
    if (!readPairs(record, buf, start, end, this.pairClock, this.context)) return false;
    if (this.pairs < 0) {
      this.layouts.push({ name: 'logfmt_log', records: 0, shape: 'key=value', text: undefined });
      this.pairs = this.layouts.length - 1;
    }
    record.layout = this.pairs;
    this.layouts[this.pairs]!.records++;
    return true;
  }

  private readObject(record: LogRecord, buf: Uint8Array, start: number, end: number): number {
    if (!readJson(record, buf, start, end, this.jsonClock, this.context)) {
      clearRecord(record, buf, start, end);
      return opensObject(buf, start, end) ? LINE_OPEN : LINE_PLAIN;
    }
    const rest = skipBlanks(buf, scanned.end, end);
    if (rest < end && !(buf[rest] === 44 && skipBlanks(buf, rest + 1, end) >= end)) {
      clearRecord(record, buf, start, end);
      return LINE_PLAIN;
    }
    if (this.json < 0) this.addJson([latin(buf, start, Math.min(end, start + 2048))]);
    record.layout = this.json;
    this.layouts[record.layout]!.records++;
    if (scanned.wrapped >= 0 && this.depth === 0)
      this.unwrap(record, buf, scanned.wrapped, scanned.wrappedEnd);
    return LINE_RECORD;
  }

  /** A container's line inside a JSON string is read as a line of its own; the outer time stands in for none. */
  private unwrap(record: LogRecord, buf: Uint8Array, start: number, end: number): void {
    const { wrapped } = this;
    wrapped.read(buf, start, end);
    const { time, timeKind, layout, level } = record;
    clearRecord(record, wrapped.bytes, 0, wrapped.length);
    this.innerReader().read(record, wrapped.bytes, 0, wrapped.length);
    record.layout = layout;
    if (Number.isNaN(record.time)) {
      record.time = time;
      record.timeKind = timeKind;
    }
    if (record.level === LEVEL_NONE) record.level = level;
  }

  private finish(text: TextLayout, record: LogRecord, buf: Uint8Array, end: number): void {
    if (text.wrap) {
      const { time, timeKind, layout } = record;
      const start = record.msgStart;
      this.innerReader().read(record, buf, start, end);
      record.layout = layout;
      if (Number.isNaN(record.time)) {
        record.time = time;
        record.timeKind = timeKind;
      }
      return;
    }
    if (text.json) {
      const at = skipBlanks(buf, record.msgStart, end);
      if (buf[at] === 123) {
        const { time, timeKind, level, msgStart, msgEnd } = record;
        if (readJson(record, buf, at, end, undefined, this.context)) {
          if (!Number.isNaN(time)) {
            record.time = time;
            record.timeKind = timeKind;
          }
          if (record.level === LEVEL_NONE) record.level = level;
        } else {
          record.msgStart = msgStart;
          record.msgEnd = msgEnd;
        }
        return;
      }
    }
    if (record.level === LEVEL_NONE && readBehindNames(record, buf, end, this.context)) return;
    if (text.status) readStatus(record, buf);
    if (text.pairs) readIds(record, buf, record.msgStart, record.msgEnd);
    if (text.seekLevel && record.level === LEVEL_NONE)
      record.level = seekLevel(buf, record.msgStart, record.msgEnd);
  }

  /** A line that is a record of its own though no layout knows it and no time stands in it. */
  readPlain(record: LogRecord, buf: Uint8Array, start: number, end: number): void {
    readUnstamped(record, buf, start, end, this.context);
  }

  /** No layout fits: take what the line shows by itself, and keep it to learn from. */
  private readUnknown(record: LogRecord, buf: Uint8Array, start: number, end: number): number {
    if (buf[start]! <= 32) return LINE_PLAIN;
    if (this.order.length === 1) this.heads.look(buf, start, end);
    if (!this.heads.worthSearching()) return LINE_PLAIN;
    const stamp = this.stamp;
    const signature = signatureOf(buf, start, end, this.context, stamp);
    if (signature < 0) return LINE_PLAIN;
    this.heads.stamped();
    if (stamp.start - start > GENERIC_REACH && this.layouts.length > 0) return LINE_PLAIN;
    record.time = stamp.time;
    record.timeKind = stamp.kind;
    record.msgStart = skipBlanks(buf, skipAfterStamp(buf, stamp.end, end), end);
    record.level = seekLevel(buf, record.msgStart, end);
    // learning reads other stamps into the same one: last
    for (const layout of this.watch.unknown(signature, buf, start, end)) this.addText(layout);
    return LINE_RECORD;
  }
}

/** The line begins an object and ends inside it, as pretty-printers break lines. */
function opensObject(buf: Uint8Array, start: number, end: number): boolean {
  let p = end - 1;
  while (p > start && buf[p]! <= 32) p--;
  const c = buf[p]!;
  return c === 123 || c === 44 || c === 91;
}
