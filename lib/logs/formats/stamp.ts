import { TIME_NONE } from '../record.ts';
import type { StampReader } from './stamp-reader.ts';

/** Ways a date is written; part of a layout's signature. */
export const SHAPE_CLOCK = 0;
export const SHAPE_YMD = 1;
export const SHAPE_COMPACT8 = 2;
export const SHAPE_COMPACT6 = 3;
export const SHAPE_NUM_YEAR = 4;
export const SHAPE_TRIPLE = 5;
export const SHAPE_DAY_MONTH = 6;
export const SHAPE_MONTH_DAY = 7;
export const SHAPE_WEEKDAY = 8;
export const SHAPE_PAIR = 10;
export const SHAPE_EPOCH = 11;
export const SHAPE_GLOG = 12;
export const SHAPE_MINUTES = 13;
export const SHAPE_DATE_ONLY = 14;

/** Order of the numbers of an ambiguous date; decided by evidence over a file. */
export type TripleOrder = 'ymd' | 'mdy' | 'dmy';

/** The stamp at one place of the line at hand: layouts that begin alike read it once. */
export interface StampMemo {
  at: number;
  end: number;
  found: boolean;
  stamp: Stamp;
  /** Who read it without filling `stamp`: its day was known. */
  reader: StampReader | undefined;
}

export interface StampContext {
  referenceTime: number;
  /** 03/04/2024 is the 3rd of April; undefined = not known, the separator decides. */
  dayFirst: boolean | undefined;
  triple: TripleOrder | undefined;
  /** A long number is a time among this many first words; three unless a file shows more. */
  epochWords?: number;
  /** Whoever reads line by line forgets it with each line (`at` = -1). */
  memo?: StampMemo;
}

/** A timestamp read from bytes. One instance is reused by its owner. */
export class Stamp {
  start = 0;
  end = 0;
  shape = 0;
  kind = TIME_NONE;
  time = Number.NaN;
  /** First digit of the clock, or -1; with `day` and `zone` the rest of a stamp can be re-read fast. */
  clockAt = -1;
  /** Bytes between hour and minute, and minute and second: ':' or '.', 0 when glued. */
  clockSep = 58;
  clockDigits = 2;
  /** First byte after seconds and fraction. */
  clockEnd = 0;
  hasSeconds = true;
  /** The clock in ms since midnight. */
  clockMs = 0;
  /** Midnight (UTC) of the written day minus the zone, in ms. */
  dayBase = 0;
  /** 0 none, 1 AM, 2 PM. */
  meridiem = 0;
  /** Level letter of glog-like stamps, or 0. */
  letter = 0;
  /** The three numbers of an ambiguous date, as written. */
  a = 0;
  b = 0;
  c = 0;
}
