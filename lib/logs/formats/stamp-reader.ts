import { LEVEL_NONE, TIME_ABSOLUTE, TIME_DAYLESS } from '../record.ts';
import { DAY_MS } from './calendar.ts';
import { FRACTION_SCALE } from './read-clock.ts';
import { levelOfLetter } from './read-level.ts';
import { readStamp } from './read-stamp.ts';
import { mayGoOn } from './read-zone.ts';
import {
  SHAPE_EPOCH,
  SHAPE_GLOG,
  SHAPE_MONTH_DAY,
  SHAPE_WEEKDAY,
  Stamp,
  type StampContext,
} from './stamp.ts';

/** Longest text before or after the clock that is compared instead of read. */
const PREFIX_BYTES = 48;
/** Days remembered at a time; a power of two. */
const DAYS_KEPT = 64;
/** A clock that falls back by more than this has passed midnight, not gone astray. */
const MIDNIGHT_MS = DAY_MS / 2;

/**
 * Reads the stamps of one layout. Lines of a file mostly share their day: the bytes before the clock and
 * after the seconds are compared with those of the last full reading, and only the clock is computed.
 */
export class StampReader {
  time = Number.NaN;
  kind = 0;
  start = 0;
  end = 0;
  level = LEVEL_NONE;
  private readonly context: StampContext;
  private readonly shape: number;
  private readonly own = new Stamp();
  private readonly prefix = new Uint8Array(PREFIX_BYTES);
  private readonly suffix = new Uint8Array(PREFIX_BYTES);
  private readonly days = new Uint8Array(DAYS_KEPT * PREFIX_BYTES);
  private readonly dayBases = new Float64Array(DAYS_KEPT);
  /** Shape of the stamp read last. */
  private lastShape = -1;
  private keptPrefix = -1;
  private keptSuffix = -1;
  private prefixLength = -1;
  private suffixLength = 0;
  private dayBase = 0;
  private separator = 58;
  /** The year may stand behind the clock. */
  private yearless = false;
  private lastClock = -1;
  private dayShift = 0;
  /** Digits of the last stamp if it was an epoch in seconds or milliseconds, else 0. */
  private epochDigits = 0;

  /** `shape` < 0 takes a stamp of any shape. */
  constructor(shape: number, context: StampContext) {
    this.shape = shape;
    this.context = context;
  }

  /** Forgets which day clocks without a date had come to. */
  restart(): void {
    this.lastClock = -1;
    this.dayShift = 0;
  }

  read(buf: Uint8Array, at: number, end: number): boolean {
    const memo = this.context.memo;
    if (memo !== undefined && memo.at === at && memo.end === end) {
      const reader = memo.reader;
      if (reader !== undefined) return this.follow(reader);
    } else {
      const n = this.prefixLength;
      const known =
        n >= 0
          ? at + n + 8 <= end && this.readFast(buf, at, n, end)
          : this.epochDigits > 0 && this.readEpoch(buf, at, end);
      if (known) {
        if (memo !== undefined) {
          memo.at = at;
          memo.end = end;
          memo.reader = this;
        }
        return true;
      }
    }
    return this.readSlow(buf, at, end);
  }

  /** Whether `read` need be asked at all: another layout's reader may have seen a stamp of another shape here, or none. */
  mayRead(at: number, end: number): boolean {
    const memo = this.context.memo;
    if (memo === undefined || memo.at !== at || memo.end !== end || this.shape < 0) return true;
    if (memo.reader !== undefined) return memo.reader.lastShape === this.shape;
    return memo.found && memo.stamp.shape === this.shape;
  }

  /** What another layout's reader has just read here. */
  private follow(reader: StampReader): boolean {
    if (reader === this) return true;
    if (this.shape >= 0 && this.shape !== reader.lastShape) return false;
    this.start = reader.start;
    this.end = reader.end;
    this.time = reader.time;
    this.kind = reader.kind;
    this.level = reader.level;
    this.lastShape = reader.lastShape;
    return true;
  }

  /** An epoch with as many digits as the last one. */
  private readEpoch(buf: Uint8Array, at: number, end: number): boolean {
    const stop = at + this.epochDigits;
    if (stop > end || buf[at] !== 49) return false;
    let value = 0;
    for (let p = at; p < stop; p++) {
      const d = buf[p]! - 48;
      if (d < 0 || d > 9) return false;
      value = value * 10 + d;
    }
    const next = stop < end ? buf[stop]! : 32;
    // anything but an end of the number is for the full reading to judge
    if (next > 32 && next !== 44 && next !== 34 && next !== 125 && next !== 93) return false;
    this.start = at;
    this.end = stop;
    this.time = this.epochDigits === 10 ? value * 1000 : value;
    this.kind = TIME_ABSOLUTE;
    this.level = LEVEL_NONE;
    return true;
  }

  private readFast(buf: Uint8Array, at: number, n: number, end: number): boolean {
    const prefix = this.prefix;
    const glog = this.shape === SHAPE_GLOG;
    if (glog) {
      this.level = levelOfLetter(buf[at]!);
      if (this.level === LEVEL_NONE) return false;
    }
    for (let i = glog ? 1 : 0; i < n; i++) {
      if (buf[at + i] === prefix[i]) continue;
      if (this.recallDay(buf, at, n)) break;
      return false;
    }
    const p = at + n;
    const separator = this.separator;
    const h1 = buf[p]! - 48;
    const h2 = buf[p + 1]! - 48;
    const m = p + (separator === 0 ? 2 : 3);
    const s = m + m - p;
    const m1 = buf[m]! - 48;
    const m2 = buf[m + 1]! - 48;
    const s1 = buf[s]! - 48;
    const s2 = buf[s + 1]! - 48;
    if (separator !== 0 && (buf[p + 2] !== separator || buf[p + 5] !== separator)) return false;
    if (h1 < 0 || h1 > 2 || h2 < 0 || h2 > 9 || m1 < 0 || m1 > 5 || m2 < 0 || m2 > 9) return false;
    if (s1 < 0 || s1 > 5 || s2 < 0 || s2 > 9 || h1 * 10 + h2 > 23) return false;
    let ms = (((h1 * 10 + h2) * 60 + m1 * 10 + m2) * 60 + s1 * 10 + s2) * 1000;
    let q = s + 2;
    const mark = q < end ? buf[q]! : 0;
    if ((mark === 46 || mark === 44 || mark === 58) && q + 1 < end) {
      let d = buf[q + 1]! - 48;
      if (d >= 0 && d <= 9) {
        q++;
        let value = 0;
        const from = q;
        while (d >= 0 && d <= 9) {
          if (q - from < 9) value = value * 10 + d;
          q++;
          if (q >= end) break;
          d = buf[q]! - 48;
        }
        const digits = q - from;
        if (mark === 58 && (digits !== 3 || (q < end && buf[q] === 58))) return false;
        ms += digits === 3 ? value : value / FRACTION_SCALE[digits < 9 ? digits : 9]!;
      }
    }
    const k = this.suffixLength;
    if (q + k > end) return false;
    const suffix = this.suffix;
    for (let i = 0; i < k; i++) if (buf[q + i] !== suffix[i]) return false;
    if (mayGoOn(buf, q + k, end, this.yearless)) return false;
    this.start = at;
    this.end = q + k;
    this.time = this.dayBase + ms;
    if (this.kind === TIME_DAYLESS) this.carryDay(ms);
    return true;
  }

  private slotOf(buf: Uint8Array, at: number, n: number): number {
    // the day of the month and the letters or digits before it tell most days apart
    const last = at + n - 1;
    let h = n;
    for (let i = n < 7 ? n - 1 : 6; i > 0; i--) h = (h * 7 + buf[last - i]!) | 0;
    return ((h ^ (h >>> 6)) & (DAYS_KEPT - 1)) * PREFIX_BYTES;
  }

  /** Another day that was read in full before: streams that were merged or sampled jump between days. */
  private recallDay(buf: Uint8Array, at: number, n: number): boolean {
    const slot = this.slotOf(buf, at, n);
    const days = this.days;
    for (let i = this.shape === SHAPE_GLOG ? 1 : 0; i < n; i++)
      if (days[slot + i] !== buf[at + i]) return false;
    for (let i = 0; i < n; i++) this.prefix[i] = buf[at + i]!;
    this.dayBase = this.dayBases[slot / PREFIX_BYTES]!;
    return true;
  }

  /** Keeps the day just read, as long as only the day differs from what is kept. */
  private keepDay(buf: Uint8Array, at: number, n: number, suffixStart: number, suffixEnd: number): void {
    let same = this.keptPrefix === n && this.keptSuffix === suffixEnd - suffixStart;
    for (let i = suffixStart; same && i < suffixEnd; i++) same = this.suffix[i - suffixStart] === buf[i];
    if (!same) this.days.fill(0);
    this.keptPrefix = n;
    this.keptSuffix = suffixEnd - suffixStart;
    const slot = this.slotOf(buf, at, n);
    for (let i = 0; i < n; i++) this.days[slot + i] = buf[at + i]!;
    this.dayBases[slot / PREFIX_BYTES] = this.dayBase;
  }

  private readSlow(buf: Uint8Array, at: number, end: number): boolean {
    const memo = this.context.memo;
    const stamp = memo === undefined ? this.own : memo.stamp;
    if (memo === undefined) {
      if (!readStamp(buf, at, end, this.context, stamp)) return false;
    } else {
      if (memo.at !== at || memo.end !== end) {
        memo.at = at;
        memo.end = end;
        memo.reader = undefined;
        memo.found = readStamp(buf, at, end, this.context, stamp);
      }
      if (!memo.found) return false;
    }
    if (this.shape >= 0 && stamp.shape !== this.shape) return false;
    this.start = stamp.start;
    this.end = stamp.end;
    this.time = stamp.time;
    this.kind = stamp.kind;
    this.lastShape = stamp.shape;
    this.level = stamp.shape === SHAPE_GLOG ? levelOfLetter(stamp.letter) : LEVEL_NONE;
    this.prefixLength = -1;
    const digits = stamp.end - at;
    this.epochDigits = stamp.shape === SHAPE_EPOCH && (digits === 10 || digits === 13) ? digits : 0;
    const clock = stamp.clockAt;
    const prefixLength = clock - at;
    const suffixLength = stamp.end - stamp.clockEnd;
    if (
      clock >= 0 &&
      (stamp.clockDigits === 2 || stamp.clockDigits === 6) &&
      stamp.hasSeconds &&
      stamp.meridiem === 0 &&
      prefixLength <= PREFIX_BYTES &&
      suffixLength <= PREFIX_BYTES
    ) {
      this.prefixLength = prefixLength;
      this.suffixLength = suffixLength;
      this.separator = stamp.clockSep;
      this.yearless = stamp.shape === SHAPE_MONTH_DAY || stamp.shape === SHAPE_WEEKDAY;
      this.dayBase = stamp.dayBase;
      this.keepDay(buf, at, prefixLength, stamp.clockEnd, stamp.end);
      for (let i = 0; i < prefixLength; i++) this.prefix[i] = buf[at + i]!;
      for (let i = 0; i < suffixLength; i++) this.suffix[i] = buf[stamp.clockEnd + i]!;
    }
    if (stamp.kind === TIME_DAYLESS) this.carryDay(stamp.time - stamp.dayBase);
    return true;
  }

  /** A clock without a date moves on a day when it passes midnight. */
  private carryDay(clock: number): void {
    if (this.lastClock >= 0 && clock < this.lastClock - MIDNIGHT_MS) this.dayShift += DAY_MS;
    else if (clock > this.lastClock + MIDNIGHT_MS && this.dayShift > 0 && this.lastClock >= 0) {
      // a late line of the day before
      this.time += this.dayShift - DAY_MS;
      return;
    }
    this.lastClock = clock;
    this.time += this.dayShift;
  }
}
