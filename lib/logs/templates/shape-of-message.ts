import { textOf } from '../bytes/text-of.ts';
import { FLAGS, HAS_DOT, HAS_HEX_LETTER, HAS_UPPER } from './byte-classes.ts';
import { BOOLEAN, HOST_ENDINGS, MONTH, UNIT, WEEKDAY, wordCategory, ZONE } from './known-words.ts';
import {
  KIND_MASK,
  KIND_SYMBOL,
  KIND_VARIABLE,
  KIND_WORD,
  type MessageScanner,
  SPACED,
} from './scan-message.ts';

/** One place of a leaf: a word, a sign, or a variable that may have swallowed several tokens. */
export interface Cell {
  /** The text; for a variable its form, e.g. `<*>`, `<*> KB` or `<*>, <*>`. */
  text: string;
  variable: boolean;
  /** True for words: only these may turn out to vary. */
  word: boolean;
  /** White space stands before it. */
  spaced: boolean;
  /** First and last token that it covers. */
  first: number;
  last: number;
  /** Holds the name of a month, weekday or zone: its parts are one date. */
  date?: boolean;
}

const COLON = 58;
const OPEN = 40;
const CLOSE = 41;
const LESS = 60;
const GREATER = 62;
const EQUALS = 61;
const SOFT = new Set([44, 58, 59, 46, 124]);
const SOFT_SYMBOLS = new Set(['/', '-', '@', '#', '_', '+', '&', '~', '->', '--', '\\']);

/** Decides for every token of a new shape whether it is constant, and joins runs of variables. */
export function shapeOfMessage(scan: MessageScanner, buf: Uint8Array): Cell[] {
  const kind = Array.from(scan.kind.subarray(0, scan.count), (kindAndSpace) => kindAndSpace & KIND_MASK);
  markKnownWords(scan, kind);
  markQuoted(scan, kind, buf);
  markColonGroups(scan, kind, buf);
  markMeasures(scan, kind);
  return joinRuns(scan, kind, buf);
}

function kindAt(scan: MessageScanner, i: number): number {
  return i < scan.count ? scan.kind[i]! & KIND_MASK : 0;
}

function hashAt(scan: MessageScanner, i: number): number {
  return scan.wordHash[scan.word[i]!]!;
}

function isSpaced(scan: MessageScanner, i: number): boolean {
  return (scan.kind[i]! & SPACED) !== 0;
}

function flagsAt(scan: MessageScanner, i: number, buf: Uint8Array): number {
  let flags = 0;
  for (let at = scan.start[i]!; at < scan.end[i]!; at++) flags |= FLAGS[buf[at]!]!;
  return flags;
}

/** Kinds used only here: an absorbed token belongs to the variable before it. */
const ABSORBED = 300;

function isVariable(kind: number | undefined): boolean {
  return kind === KIND_VARIABLE || kind === ABSORBED;
}

function markKnownWords(scan: MessageScanner, kind: number[]): void {
  const count = scan.count;
  const category = kind.map((k, i) => (k === KIND_WORD ? wordCategory(hashAt(scan, i)) : 0));
  for (let i = 0; i < count; i++) if (category[i] === BOOLEAN) kind[i] = KIND_VARIABLE;
  // A month next to a number, then a weekday next to that, then a zone after a number.
  for (const wanted of [MONTH, WEEKDAY, ZONE]) {
    for (let i = 0; i < count; i++) {
      if (category[i] !== wanted) continue;
      const before = isVariable(kind[i - 1]) || (kind[i - 1] === 44 && isVariable(kind[i - 2]));
      const after = isVariable(kind[i + 1]) || (kind[i + 1] === 44 && isVariable(kind[i + 2]));
      if (before || (after && wanted !== ZONE)) kind[i] = KIND_VARIABLE;
    }
  }
  for (let i = 1; i < count; i++) {
    if (category[i] === UNIT && kind[i] === KIND_WORD && isVariable(kind[i - 1])) kind[i] = ABSORBED;
  }
}

function isQuote(kind: number | undefined): boolean {
  return kind === 34 || kind === 39 || kind === 96;
}

function markQuoted(scan: MessageScanner, kind: number[], buf: Uint8Array): void {
  for (let i = 0; i < scan.count; i++) {
    const quote = kind[i];
    if (!isQuote(quote)) {
      if (kind[i] === KIND_WORD && isHostName(scan, i, buf)) kind[i] = KIND_VARIABLE;
      continue;
    }
    // ="…" and "key":"…" hold a value whatever its words.
    const opensValue =
      kind[i - 1] === EQUALS || (kind[i - 1] === COLON && isQuote(kind[i - 2]) && kind[i - 2] === quote);
    let close = i + 1;
    const limit = opensValue ? scan.count : Math.min(scan.count, i + 3);
    while (close < limit && kind[close] !== quote) close++;
    if (close >= limit || close === i + 1) continue;
    if (opensValue) {
      kind[i + 1] = KIND_VARIABLE;
      for (let k = i + 2; k < close; k++) kind[k] = ABSORBED;
    } else if (
      close === i + 2 &&
      kind[i + 1] === KIND_WORD &&
      !isSpaced(scan, i + 1) &&
      !isSpaced(scan, close)
    ) {
      if (kind[close + 1] !== COLON) kind[i + 1] = KIND_VARIABLE;
    }
    i = close;
  }
}

function isHostName(scan: MessageScanner, i: number, buf: Uint8Array): boolean {
  if ((flagsAt(scan, i, buf) & HAS_DOT) === 0) return false;
  // A dotted name before `:port`.
  if (
    kindAt(scan, i + 1) === COLON &&
    kindAt(scan, i + 2) === KIND_VARIABLE &&
    i + 2 < scan.count &&
    !isSpaced(scan, i + 1) &&
    !isSpaced(scan, i + 2)
  )
    return true;
  const word = textOf(buf, scan.start[i]!, scan.end[i]!);
  return HOST_ENDINGS.some((ending) => word.length > ending.length && word.endsWith(ending));
}

/** Four or more groups of hex digits between colons: a MAC or IPv6 address. */
function markColonGroups(scan: MessageScanner, kind: number[], buf: Uint8Array): void {
  for (let i = 0; i < scan.count; i++) {
    let groups = 0;
    let j = i;
    while (j < scan.count && isGroup(scan, kind, j, buf)) {
      groups++;
      if (kind[j + 1] === COLON && j + 2 < scan.count && !isSpaced(scan, j + 1) && !isSpaced(scan, j + 2))
        j += 2;
      else {
        j++;
        break;
      }
    }
    // three of them are a place on a bus when the outer ones are values: `0000:ab:1f.2`
    const isPlace = groups === 3 && kind[i] === KIND_VARIABLE && kind[j - 1] === KIND_VARIABLE;
    if (groups >= 4 || isPlace)
      for (let k = i; k < j; k++) if (kind[k] === KIND_WORD) kind[k] = KIND_VARIABLE;
    if (groups > 0) i = j - 1;
  }
}

function isGroup(scan: MessageScanner, kind: number[], i: number, buf: Uint8Array): boolean {
  if (kind[i] === KIND_VARIABLE) return true;
  return (
    kind[i] === KIND_WORD &&
    (flagsAt(scan, i, buf) & ~HAS_UPPER) === HAS_HEX_LETTER &&
    scan.end[i]! - scan.start[i]! <= 4
  );
}

/** `5 KB (1.2 MB)` is one measure, `<1 sec` is one value. */
function markMeasures(scan: MessageScanner, kind: number[]): void {
  for (let i = 1; i < scan.count; i++) {
    if (kind[i] === OPEN && kind[i - 1] === ABSORBED && kind[i + 1] === KIND_VARIABLE) {
      const close = kind[i + 2] === ABSORBED ? i + 3 : i + 2;
      if (close < scan.count && kind[close] === CLOSE) for (let k = i; k <= close; k++) kind[k] = ABSORBED;
    }
  }
  for (let i = 0; i + 1 < scan.count; i++) {
    const opensValue = kind[i] === LESS && kind[i + 1] === KIND_VARIABLE && !isSpaced(scan, i + 1);
    if (!opensValue || (i > 0 && !isSpaced(scan, i))) continue;
    let k = i + 2;
    while (kind[k] === ABSORBED) k++;
    if (kind[k] !== GREATER) {
      kind[i] = KIND_VARIABLE;
      kind[i + 1] = ABSORBED;
    }
  }
}

function isSoft(text: string, kind: number): boolean {
  return SOFT.has(kind) || (kind === KIND_SYMBOL && SOFT_SYMBOLS.has(text));
}

function joinRuns(scan: MessageScanner, kind: number[], buf: Uint8Array): Cell[] {
  const cells: Cell[] = [];
  for (let i = 0; i < scan.count; i++) {
    const text = textOf(buf, scan.start[i]!, scan.end[i]!);
    const spaced = cells.length > 0 && isSpaced(scan, i);
    const previous = cells[cells.length - 1];
    if (kind[i] === ABSORBED && previous?.variable) {
      if (isMeasureWord(scan, i, buf)) previous.text += (spaced ? ' ' : '') + text;
      previous.last = i;
      continue;
    }
    if (kind[i] !== KIND_VARIABLE && kind[i] !== ABSORBED) {
      cells.push({ text, variable: false, word: kind[i] === KIND_WORD, spaced, first: i, last: i });
      continue;
    }
    const isDate =
      [MONTH, WEEKDAY, ZONE].includes(wordCategory(hashAt(scan, i))) && kindAt(scan, i) === KIND_WORD;
    const host = variableToJoin(cells, kind);
    if (host < 0) {
      cells.push({ text: '<*>', variable: true, word: false, spaced, first: i, last: i, date: isDate });
      continue;
    }
    const into = cells[host]!;
    for (const cell of cells.splice(host + 1)) into.text += (cell.spaced ? ' ' : '') + cell.text;
    into.date ||= isDate;
    into.text = into.date ? '<*>' : `${into.text}${spaced ? ' ' : ''}<*>`;
    into.last = i;
  }
  return cells;
}

function isMeasureWord(scan: MessageScanner, i: number, buf: Uint8Array): boolean {
  const length = scan.end[i]! - scan.start[i]!;
  // `1.2 MB`: sizes change their unit with the value, so the unit is part of the value.
  const isSize = (flagsAt(scan, i, buf) & HAS_UPPER) !== 0 && length > 1;
  return kindAt(scan, i) === KIND_WORD && !isSize && wordCategory(hashAt(scan, i)) === UNIT;
}

/** The variable that the next one continues: right before it, or behind at most two soft signs; -1 if none. */
function variableToJoin(cells: Cell[], kind: number[]): number {
  for (let back = 1; back <= 3 && back <= cells.length; back++) {
    const cell = cells[cells.length - back]!;
    if (cell.variable) return cells.length - back;
    const token = cell.first;
    if (back === 3 || !isSoft(cell.text, kind[token]!)) return -1;
  }
  return -1;
}
