import {
  LEVEL_DEBUG,
  LEVEL_ERROR,
  LEVEL_FATAL,
  LEVEL_INFO,
  LEVEL_NONE,
  LEVEL_TRACE,
  LEVEL_WARN,
} from '../record.ts';

/** Words that loggers print as a level. `log`, `statement` and `note` are the info of databases. */
const WORDS: Record<string, number> = {
  trace: LEVEL_TRACE,
  trc: LEVEL_TRACE,
  verbose: LEVEL_TRACE,
  vrb: LEVEL_TRACE,
  silly: LEVEL_TRACE,
  finest: LEVEL_TRACE,
  finer: LEVEL_TRACE,
  debug: LEVEL_DEBUG,
  dbg: LEVEL_DEBUG,
  dbug: LEVEL_DEBUG,
  fine: LEVEL_DEBUG,
  info: LEVEL_INFO,
  inf: LEVEL_INFO,
  information: LEVEL_INFO,
  informational: LEVEL_INFO,
  notice: LEVEL_INFO,
  note: LEVEL_INFO,
  config: LEVEL_INFO,
  log: LEVEL_INFO,
  warn: LEVEL_WARN,
  warning: LEVEL_WARN,
  wrn: LEVEL_WARN,
  error: LEVEL_ERROR,
  err: LEVEL_ERROR,
  severe: LEVEL_ERROR,
  failure: LEVEL_ERROR,
  fail: LEVEL_ERROR,
  critical: LEVEL_FATAL,
  crit: LEVEL_FATAL,
  alert: LEVEL_FATAL,
  emerg: LEVEL_FATAL,
  emergency: LEVEL_FATAL,
  panic: LEVEL_FATAL,
  dpanic: LEVEL_FATAL,
  fatal: LEVEL_FATAL,
  ftl: LEVEL_FATAL,
};

const SOFT_WORDS = new Set([
  'note',
  'log',
  'fine',
  'finer',
  'finest',
  'fail',
  'failure',
  'config',
  'silly',
  'inf',
  'alert',
  'panic',
]);

const TABLE_SIZE = 512;
const MAX_WORD = 13;
const tableLevel = new Uint8Array(TABLE_SIZE);
const tableLength = new Uint8Array(TABLE_SIZE);
/** Everyday words: levels only when they are dressed as one. */
const tableSoft = new Uint8Array(TABLE_SIZE);
const tableHash = new Int32Array(TABLE_SIZE);
/** First letters (lower case) that a level can have: most words are dismissed by them. */
const opens = new Uint8Array(256);
for (const [word, level] of Object.entries(WORDS)) {
  let h = 0;
  for (let i = 0; i < word.length; i++) h = (h * 33 + word.charCodeAt(i)) | 0;
  let slot = h & (TABLE_SIZE - 1);
  while (tableLength[slot] !== 0) slot = (slot + 1) & (TABLE_SIZE - 1);
  tableHash[slot] = h;
  tableLength[slot] = word.length;
  tableLevel[slot] = level;
  tableSoft[slot] = SOFT_WORDS.has(word) ? 1 : 0;
  opens[word.charCodeAt(0)] = 1;
}

/** Bytes that a level, bare or dressed, can begin with. */
export const mayOpenLevel = new Uint8Array(256);
for (let c = 0; c < 256; c++) mayOpenLevel[c] = opens[c | 32]!;
for (const c of '[<("') mayOpenLevel[c.charCodeAt(0)] = 1;

/** The word that `levelOfWord` found last is an everyday word. */
let softWord = false;

/** Level of a range that holds exactly one word, in any case; 0 when it is no level. */
export function levelOfWord(buf: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 3 || length > MAX_WORD || opens[buf[start]! | 32] === 0) return LEVEL_NONE;
  let h = 0;
  for (let p = start; p < end; p++) h = (h * 33 + (buf[p]! | 32)) | 0;
  return levelOfHash(h, length);
}

/** Words of letters have one hash each up to six of them; longer ones that share it are no words of logs. */
function levelOfHash(hash: number, length: number): number {
  let slot = hash & (TABLE_SIZE - 1);
  for (;;) {
    const n = tableLength[slot]!;
    if (n === 0) return LEVEL_NONE;
    if (n === length && tableHash[slot] === hash) {
      softWord = tableSoft[slot] === 1;
      return tableLevel[slot]!;
    }
    slot = (slot + 1) & (TABLE_SIZE - 1);
  }
}

/** Single letters of glog, logcat, cups and their like. */
export function levelOfLetter(letter: number): number {
  switch (letter) {
    case 84: // T
    case 86: // V
      return LEVEL_TRACE;
    case 68: // D
    case 100:
      return LEVEL_DEBUG;
    case 73: // I
    case 78: // N
      return LEVEL_INFO;
    case 87: // W
      return LEVEL_WARN;
    case 69: // E
      return LEVEL_ERROR;
    case 70: // F
    case 67: // C
    case 65: // A
    case 88: // X
      return LEVEL_FATAL;
    default:
      return LEVEL_NONE;
  }
}

/** Severity of a syslog priority value. */
export function levelOfPriority(priority: number): number {
  const severity = priority & 7;
  if (severity <= 2) return LEVEL_FATAL;
  if (severity === 3) return LEVEL_ERROR;
  if (severity === 4) return LEVEL_WARN;
  return severity <= 6 ? LEVEL_INFO : LEVEL_DEBUG;
}

/** Numbers as levels: 0–7 syslog, 10–60 the bunyan family, 100–600 monolog, 200–50000 .NET and Java. */
export function levelOfNumber(value: number): number {
  if (value >= 0 && value <= 7) return levelOfPriority(value);
  if (value < 10) return LEVEL_NONE;
  if (value < 70) {
    if (value < 20) return LEVEL_TRACE;
    if (value < 30) return LEVEL_DEBUG;
    if (value < 40) return LEVEL_INFO;
    if (value < 50) return LEVEL_WARN;
    return value < 60 ? LEVEL_ERROR : LEVEL_FATAL;
  }
  if (value >= 100 && value <= 600) {
    if (value < 200) return LEVEL_DEBUG;
    if (value < 300) return LEVEL_INFO;
    if (value < 400) return LEVEL_WARN;
    return value < 500 ? LEVEL_ERROR : LEVEL_FATAL;
  }
  if (value >= 5000 && value <= 60_000) {
    if (value < 10_000) return LEVEL_TRACE;
    if (value < 20_000) return LEVEL_DEBUG;
    if (value < 30_000) return LEVEL_INFO;
    if (value < 40_000) return LEVEL_WARN;
    return value < 50_000 ? LEVEL_ERROR : LEVEL_FATAL;
  }
  return LEVEL_NONE;
}

/** VMware's `In(14)`, `Wa(180)[+]`: a name and a syslog priority. */
function matchFacility(buf: Uint8Array, at: number, end: number): boolean {
  let p = at + 3;
  let value = 0;
  while (p < end && p < at + 6 && buf[p]! >= 48 && buf[p]! <= 57) value = value * 10 + buf[p++]! - 48;
  if (p === at + 3 || buf[p] !== 41) return false;
  p++;
  if (p + 2 < end && buf[p] === 91 && buf[p + 1] === 43 && buf[p + 2] === 93) p += 3;
  if (p < end && buf[p]! > 32) return false;
  levelMatch.level = levelOfPriority(value);
  levelMatch.end = p;
  levelMatch.wordStart = at;
  levelMatch.wordEnd = p;
  levelMatch.colon = true;
  return true;
}

/** Marks that Redis puts for a level; 0 for any other byte. */
export function levelOfMark(c: number): number {
  if (c === 46) return LEVEL_DEBUG;
  if (c === 45) return LEVEL_DEBUG;
  if (c === 42) return LEVEL_INFO;
  return c === 35 ? LEVEL_WARN : LEVEL_NONE;
}

/** Outcome of an HTTP request as a level. */
export function levelOfStatus(status: number): number {
  // Not a number, too.
  if (!(status >= 100 && status <= 599)) return LEVEL_NONE;
  return status >= 400 ? LEVEL_ERROR : LEVEL_INFO;
}

/** Where the last level found by `matchLevel` ends (after its bracket and colon) and its own bytes. */
export const levelMatch = { level: LEVEL_NONE, end: 0, wordStart: 0, wordEnd: 0, colon: false };

/**
 * A level at `at`, bare or in brackets, quotes or bars, with its colon: `INFO`, `[ WARN ]`, `<error>`, `Error:`.
 * With `strict` false any word in brackets or capitals is taken too (level 0), so that an unusual name
 * among ordinary levels does not end the header.
 */
export function matchLevel(buf: Uint8Array, at: number, end: number, strict: boolean): boolean {
  let p = at;
  if (p >= end) return false;
  const open = buf[p]!;
  let close = 0;
  if (open === 91) close = 93;
  else if (open === 60) close = 62;
  else if (open === 40) close = 41;
  else if (open === 34) close = 34;
  if (close !== 0) {
    p++;
    while (p < end && buf[p] === 32) p++;
  }
  const wordStart = p;
  if (strict && p < end && opens[buf[p]! | 32] === 0 && close === 0) return false;
  let hash = 0;
  for (; p < end; p++) {
    const lower = buf[p]! | 32;
    if (lower < 97 || lower > 122) break;
    hash = (hash * 33 + lower) | 0;
  }
  const wordEnd = p;
  if (close === 0 && wordEnd - wordStart === 2 && buf[p] === 40) return matchFacility(buf, wordStart, end);
  if (wordEnd === wordStart || wordEnd - wordStart > 13) return false;
  let level = levelOfHash(hash, wordEnd - wordStart);
  // DEBUG1 … DEBUG5
  if (level === LEVEL_DEBUG && p < end && buf[p]! >= 49 && buf[p]! <= 53) p++;
  if (close !== 0) {
    while (p < end && buf[p] === 32) p++;
    if (p >= end || buf[p] !== close) return false;
    p++;
  }
  const next = p < end ? buf[p]! : 32;
  // npm's `ERR!`
  if (next === 33 && (p + 1 >= end || buf[p + 1]! <= 32)) p++;
  else if (close === 0 && next !== 58 && next !== 124 && next !== 44 && next !== 59 && next > 32)
    return false;
  if (level === LEVEL_NONE) {
    if (strict) return false;
    if (close === 0) for (let i = wordStart; i < wordEnd; i++) if (buf[i]! >= 97) return false;
    level = LEVEL_NONE;
  }
  // "note", "log", "fine" are levels only when they are dressed as one
  if (level !== LEVEL_NONE && softWord && close === 0 && next !== 58 && buf[wordStart + 1]! >= 97)
    return false;
  levelMatch.colon = next === 58;
  if (next === 58 || next === 44 || next === 59) p++;
  levelMatch.level = level;
  levelMatch.end = p;
  levelMatch.wordStart = wordStart;
  levelMatch.wordEnd = wordEnd;
  return true;
}

/** A level that cannot be taken for a word of a sentence: in capitals, dressed, or with a colon. */
export function isStrictLevel(buf: Uint8Array, p: number, end: number): boolean {
  return (
    matchLevel(buf, p, end, true) &&
    (levelMatch.wordStart > p || levelMatch.colon || isCapital(buf, levelMatch))
  );
}

function isCapital(buf: Uint8Array, match: { wordStart: number; wordEnd: number }): boolean {
  for (let p = match.wordStart; p < match.wordEnd; p++) if (buf[p]! >= 97) return false;
  return true;
}
