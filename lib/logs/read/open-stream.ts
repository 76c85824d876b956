import { clearRecord } from '../formats/clear-record.ts';
import { LINE_OPEN, LINE_PLAIN, LineReader, PEEK_PLAIN } from '../formats/line-reader.ts';
import { LEVEL_NONE, LogRecord } from '../record.ts';
import { Blocks } from './blocks.ts';
import { CleanRooms, cleanInto, startsMarked } from './clean-text.ts';
import { FOLD_INDENTED, FOLD_NO, FOLD_YES, FoldRules } from './fold-rules.ts';
import { depthAfter } from './json-depth.ts';
import { LIMITS } from './limits.ts';
import { moveRecord } from './move-record.ts';
import type { LayoutSummary, RecordSink, StreamCounts, StreamOptions } from './stream-types.ts';

/** Far past every buffer: "there is no such byte ahead". */
const NOWHERE = Number.MAX_SAFE_INTEGER;

/**
 * Turns the bytes of one text stream into records. Holds the record in the making and what has come of the
 * next line, never more: lines over the limit are clipped and counted. What it yields depends on the bytes
 * alone, not on how they are cut into chunks.
 */
export class LogStream {
  readonly counts: StreamCounts = {
    bytes: 0,
    lines: 0,
    records: 0,
    blankLines: 0,
    clippedLines: 0,
    clippedBytes: 0,
    foldedLines: 0,
    withTime: 0,
    withLevel: 0,
  };
  private readonly sink: RecordSink;
  private readonly reader: LineReader;
  private readonly maxLine: number;
  private readonly maxFold: number;
  private readonly fold = new FoldRules();
  private readonly blocks = new Blocks();
  private work = Buffer.allocUnsafe(LIMITS.workBytes);
  private filled = 0;
  /** First byte of `work` that is not yet part of a finished line, and its place in the stream. */
  private at = 0;
  private workOffset = 0;
  /** Bytes of the unfinished line that were let go because it is over the limit. */
  private dropped = 0;
  private learned = false;
  private sample: Line[] = [];
  private sampleBytes = 0;
  /** The line at hand: one object for all lines. */
  private readonly current: Line = {
    start: 0,
    end: 0,
    offset: 0,
    rawLength: 0,
    special: false,
    clipped: false,
  };
  private foldPlain = false;
  private pending = new LogRecord();
  private spare = new LogRecord();
  private active = false;
  /** Text of the pending record where its lines do not lie side by side in `work`. */
  private joined: Uint8Array | undefined;
  private readonly rooms = new CleanRooms();
  /** Depth of a pretty-printed JSON object that is open in the pending record. */
  private openDepth = 0;

  constructor(options: StreamOptions, sink: RecordSink) {
    this.sink = sink;
    this.maxLine = options.maxLineBytes ?? LIMITS.lineBytes;
    this.maxFold = options.maxFoldLines ?? LIMITS.foldLines;
    this.reader = new LineReader({
      referenceTime: options.referenceTime ?? LIMITS.referenceTime,
      dayFirst: undefined,
      triple: undefined,
    });
  }

  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += LIMITS.stepBytes) {
      this.append(chunk.subarray(from, Math.min(chunk.length, from + LIMITS.stepBytes)));
      this.advance(false);
    }
  }

  /** Reads what is left and hands out the last record. */
  end(): void {
    this.advance(true);
    this.emit();
  }

  /** Layouts of the stream, most used first. */
  layouts(): LayoutSummary[] {
    return this.reader
      .uses()
      .filter((use) => use.records > 0)
      .map(({ name, shape, records }) => ({ name, shape, records }))
      .sort((a, b) => b.records - a.records);
  }

  private append(bytes: Uint8Array): void {
    this.counts.bytes += bytes.length;
    if (this.filled + bytes.length > this.work.length) this.compact(bytes.length);
    this.work.set(bytes, this.filled);
    this.filled += bytes.length;
  }

  /** Makes room: moves what is still needed to the front, or takes a larger buffer. */
  private compact(room: number): void {
    const old = this.work;
    const held = this.active && this.pending.buf === old;
    const from = Math.min(this.at, held ? this.pending.start : this.at, this.sample[0]?.start ?? this.at);
    const length = this.filled - from;
    if (length + room > old.length) {
      this.work = Buffer.allocUnsafe(Math.max(old.length * 2, length + room));
      this.work.set(old.subarray(from, this.filled), 0);
    } else old.copyWithin(0, from, this.filled);
    if (held) moveRecord(this.pending, this.work, -from);
    for (const line of this.sample) {
      line.start -= from;
      line.end -= from;
    }
    this.filled = length;
    this.at -= from;
    this.workOffset += from;
  }

  /** Finds line ends; `final` also takes a last line without one. */
  private advance(final: boolean): void {
    const filled = this.filled;
    const view = this.work.subarray(0, filled);
    let at = this.at;
    // bytes that make a line special are looked for once, not per line
    let cr = find(view, 13, at);
    let colour = find(view, 27, at);
    let nul = find(view, 0, at);
    while (at < filled) {
      let stop = find(view, 10, at);
      let next = stop + 1;
      if (cr < at) cr = find(view, 13, at);
      if (cr < stop) {
        // CR LF is one break, a CR alone is one too; at the very end of the bytes it is not known yet
        if (cr + 1 !== stop && cr + 1 >= filled && !final) break;
        if (cr + 1 !== stop) next = cr + 1;
        stop = cr;
      }
      if (stop === NOWHERE) {
        if (!final) break;
        stop = filled;
        next = filled;
      }
      if (colour < at) colour = find(view, 27, at);
      if (nul < at) nul = find(view, 0, at);
      this.line(at, stop, next, colour < stop || nul < stop);
      at = next;
      this.at = at;
    }
    if (final && !this.learned) this.learn();
    if (this.at < this.filled) this.bound();
  }

  /** Lets go of the end of an unfinished line that is over the limit. */
  private bound(): void {
    const last = this.work[this.filled - 1] === 13 ? 1 : 0;
    const extra = this.filled - last - this.at - this.maxLine;
    if (extra <= 0) return;
    this.dropped += extra;
    if (last) this.work[this.at + this.maxLine] = 13;
    this.filled -= extra;
  }

  private line(start: number, stop: number, next: number, special: boolean): void {
    const offset = this.workOffset + start;
    const rawLength = next - start + this.dropped;
    const over = stop - start + this.dropped - this.maxLine;
    this.workOffset += this.dropped;
    this.dropped = 0;
    const clipped = over > 0;
    if (clipped) {
      this.counts.clippedLines++;
      this.counts.clippedBytes += over;
    }
    const line = this.learned ? this.current : { ...this.current };
    line.start = start;
    line.end = clipped ? start + this.maxLine : stop;
    line.offset = offset;
    line.rawLength = rawLength;
    line.special = special;
    line.clipped = clipped;
    // the mark of UTF-8 at the head of a file is no text
    if (offset === 0 && startsMarked(this.work, start)) line.start += 3;
    if (this.learned) this.take(line);
    else {
      this.sample.push(line);
      this.sampleBytes += rawLength;
      if (this.sample.length >= LIMITS.learnLines || this.sampleBytes >= LIMITS.learnBytes) this.learn();
    }
  }

  private learn(): void {
    this.learned = true;
    const lines = this.sample;
    const texts = this.sampleTexts(lines);
    this.reader.learn(texts.buf, texts.lines);
    this.foldPlain = this.plainFolds(texts.buf, texts.lines);
    this.blocks.learn(this.reader, texts.buf, texts.lines);
    this.reader.restart();
    this.sample = [];
    for (const line of lines) this.take(line);
  }

  /** The sample as clean text: colours would hide a header from inference. */
  private sampleTexts(lines: readonly Line[]): { buf: Uint8Array; lines: { start: number; end: number }[] } {
    const buf = new Uint8Array(lines.reduce((n, l) => n + l.end - l.start, 0));
    const out: { start: number; end: number }[] = [];
    let at = 0;
    for (const line of lines) {
      let length = cleanInto(buf, at, this.work, line.start, line.end);
      while (length > 0 && buf[at + length - 1]! <= 32) length--;
      if (length > 0) out.push({ start: at, end: at + length });
      at += length;
    }
    return { buf, lines: out };
  }

  /** Lines without a header continue the one before where most lines have one. */
  private plainFolds(buf: Uint8Array, lines: readonly { start: number; end: number }[]): boolean {
    const probe = new LogRecord();
    const rules = new FoldRules();
    const seen = new Map<number, number>();
    let headed = 0;
    let plain = 0;
    for (const line of lines) {
      clearRecord(probe, buf, line.start, line.end);
      const kind = this.reader.peek(probe, buf, line.start, line.end);
      if (kind !== PEEK_PLAIN) {
        headed++;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        rules.reset();
      } else if (rules.judge(buf, line.start, line.end) === FOLD_NO) plain++;
    }
    const kinds = [...seen.values()].filter((n) => n >= lines.length * LIMITS.kindShare).length;
    return headed > 0 && plain <= headed * (kinds > 1 ? LIMITS.plainShareMixed : LIMITS.plainShare);
  }

  private take(line: Line): void {
    this.counts.lines++;
    const record = this.spare;
    let buf: Uint8Array = this.work;
    let start = line.start;
    let end = line.end;
    if (line.special) {
      buf = this.rooms.beside(this.pending.buf, end - start);
      end = cleanInto(buf, 0, this.work, start, line.end);
      start = 0;
    }
    while (end > start && buf[end - 1]! <= 32) end--;
    if (end === start) {
      this.counts.blankLines++;
      this.fold.blank();
      this.blocks.blank();
      return;
    }
    if (this.openDepth > 0 && this.goOn(buf, start, end, line)) return;
    clearRecord(record, buf, start, end);
    const kind = this.reader.read(record, buf, start, end);
    if (this.blocks.any && this.active && this.isBlock(record, kind, buf, start, end, line)) return;
    if (kind === LINE_PLAIN && this.active && this.folds(buf, start, end)) {
      this.extend(buf, start, end, line);
      return;
    }
    this.emit();
    record.offset = line.offset;
    record.rawLength = line.rawLength;
    record.lineNo = this.counts.lines;
    record.lines = 1;
    record.clipped = line.clipped;
    if (kind === LINE_PLAIN) this.reader.readPlain(record, buf, start, end);
    this.spare = this.pending;
    this.pending = record;
    this.active = true;
    this.fold.reset();
    if (this.blocks.any) this.blocks.begun(record, buf, start, end);
    if (kind === LINE_OPEN) {
      this.openDepth = depthAfter(buf, start, end, 0);
    } else if (kind === LINE_PLAIN) this.fold.judge(buf, start, end);
  }

  /** Records that are written over several lines by design go on with the next. */
  private isBlock(
    record: LogRecord,
    kind: number,
    buf: Uint8Array,
    start: number,
    end: number,
    line: Line,
  ): boolean {
    const { pending, blocks } = this;
    if (!blocks.takes(pending, record, this.reader.isStamped(record.layout)) || this.isFull(end - start))
      return false;
    if (kind === LINE_PLAIN) this.reader.readPlain(record, buf, start, end);
    this.extend(buf, start, end, line);
    blocks.taken(pending, record);
    return true;
  }

  private isFull(more: number): boolean {
    const { lines, start, end } = this.pending;
    return lines >= this.maxFold || end - start + more > LIMITS.recordBytes;
  }

  private folds(buf: Uint8Array, start: number, end: number): boolean {
    const pending = this.pending;
    if (this.isFull(end - start)) return false;
    const verdict = this.fold.judge(buf, start, end);
    if (verdict === FOLD_YES) return true;
    const headed = pending.layout >= 0;
    return headed && (verdict === FOLD_INDENTED || this.foldPlain);
  }

  /** Adds a line to the pending record. */
  private extend(buf: Uint8Array, start: number, end: number, line: Line): void {
    const pending = this.pending;
    // what lies behind a clipped line in the buffer depends on how its bytes arrived
    if (pending.buf === this.work && buf === this.work && !pending.clipped) {
      if (pending.foldStart < 0) pending.foldStart = start;
      pending.end = end;
    } else {
      const size = pending.end - pending.start;
      const needed = size + 1 + end - start;
      if (pending.buf !== this.joined || pending.start + needed > pending.buf.length) {
        // room to grow: joining a thousand lines must not copy the first one a thousand times
        this.joined = new Uint8Array(needed * 2);
        this.joined.set(pending.buf.subarray(pending.start, pending.end), 0);
        moveRecord(pending, this.joined, -pending.start);
      }
      const at = pending.end;
      pending.buf[at] = 10;
      pending.buf.set(buf.subarray(start, end), at + 1);
      if (pending.foldStart < 0) pending.foldStart = at + 1;
      pending.end = at + 1 + end - start;
    }
    this.counts.foldedLines += this.counts.lines - pending.lineNo + 1 - pending.lines;
    pending.lines = this.counts.lines - pending.lineNo + 1;
    pending.rawLength = line.offset + line.rawLength - pending.offset;
    if (line.clipped) pending.clipped = true;
  }

  /** Next line of a pretty-printed object; when it closes, the whole is read as one. */
  private goOn(buf: Uint8Array, start: number, end: number, line: Line): boolean {
    const pending = this.pending;
    if (pending.lines >= this.maxFold || pending.end - pending.start + end - start > LIMITS.recordBytes) {
      this.openDepth = 0;
      return false;
    }
    this.extend(buf, start, end, line);
    this.openDepth = depthAfter(buf, start, end, this.openDepth);
    if (this.openDepth > 0) return true;
    const { offset, rawLength, lineNo, lines, clipped } = pending;
    clearRecord(pending, pending.buf, pending.start, pending.end);
    this.reader.read(pending, pending.buf, pending.start, pending.end);
    Object.assign(pending, { offset, rawLength, lineNo, lines, clipped });
    return true;
  }

  private emit(): void {
    if (!this.active) return;
    this.active = false;
    this.joined = undefined;
    this.openDepth = 0;
    const record = this.pending;
    const counts = this.counts;
    counts.records++;
    if (!Number.isNaN(record.time)) counts.withTime++;
    if (record.level !== LEVEL_NONE) counts.withLevel++;
    this.sink(record);
  }
}

interface Line {
  start: number;
  end: number;
  offset: number;
  rawLength: number;
  special: boolean;
  clipped: boolean;
}

function find(view: Buffer, byte: number, at: number): number {
  const found = view.indexOf(byte, at);
  return found < 0 ? NOWHERE : found;
}

/** Opens a stream: push chunks, then end it; records come to the sink in order. */
export function openStream(options: StreamOptions, sink: RecordSink): LogStream {
  return new LogStream(options, sink);
}
