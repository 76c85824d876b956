import { findStamp } from './find-stamp.ts';
import { PLAIN_FORMAT, TIMED_FORMAT } from './format-table.ts';
import { giveSlots, latin } from './give-slots.ts';
import { inferHeader, type SampleLine } from './infer-header.ts';
import { looksLikePairs } from './logfmt-fields.ts';
import { nameFormat } from './name-format.ts';
import {
  OP_LETTER,
  OP_LEVEL,
  OP_MARK,
  OP_NAMES,
  OP_STAMP,
  OP_WORD,
  skipAfterStamp,
  skipBlanks,
} from './read-field.ts';
import { guessTriple } from './read-numeric-date.ts';
import { type Part, splitGroup } from './split-group.ts';
import {
  SHAPE_CLOCK,
  SHAPE_DATE_ONLY,
  SHAPE_EPOCH,
  SHAPE_MONTH_DAY,
  SHAPE_NUM_YEAR,
  SHAPE_TRIPLE,
  Stamp,
  type StampContext,
  type TripleOrder,
} from './stamp.ts';
import { StampReader } from './stamp-reader.ts';
import type { TextLayout } from './text-layout.ts';
import { isNumberWord } from './word-kinds.ts';

/** Fewer lines than this do not make a layout of their own in a sample of some size. */
const MIN_CLUSTER = 3;
const SMALL_SAMPLE = 20;
/** Words before a stamp beyond which it is part of the message. */
const MAX_WORDS_BEFORE = 12;

/** An epoch behind more words than usual needs this many lines, nearly all of them, to be taken for a time. */
const LATE_EPOCH_LINES = 8;
const LATE_EPOCH_SHARE = 0.95;
const LATE_EPOCH_WORDS = 12;
/** Words between two stamps, and those of the second. */
const MAX_WORDS_TO_ECHO = 8;

/** Signature of a line: how its date is written and what stands before it. */
export function signatureOf(
  buf: Uint8Array,
  start: number,
  end: number,
  context: StampContext,
  stamp: Stamp,
): number {
  if (!findStamp(buf, start, end, context, stamp)) return -1;
  let words = 0;
  let inside = false;
  for (let p = start; p < stamp.start; p++) {
    const blank = buf[p]! <= 32;
    if (blank) inside = false;
    else if (!inside) {
      inside = true;
      words++;
    }
  }
  if (words > MAX_WORDS_BEFORE) return -1;
  const opener = inside ? buf[stamp.start - 1]! : 0;
  const first = words === 0 ? 0 : buf[start]! === 60 ? 1 : buf[start]! === 91 ? 2 : 3;
  return (((stamp.shape * 16 + words) * 128 + (opener & 127)) * 4 + first) * 2 + (stamp.hasSeconds ? 1 : 0);
}

export function sampleLine(
  buf: Uint8Array,
  start: number,
  end: number,
  stamp: Stamp,
  context: StampContext,
): SampleLine {
  const echo = wordsToEcho(buf, stamp.end, end, context);
  return { start, end, stampStart: stamp.start, stampEnd: stamp.end, echo };
}

const second = new Stamp();

/** Words up to the end of a second date with a clock, as long as no name of a program stands before it. */
function wordsToEcho(buf: Uint8Array, from: number, end: number, context: StampContext): number {
  if (!findStamp(buf, from, end, context, second)) return 0;
  if (second.shape === SHAPE_CLOCK || second.shape === SHAPE_EPOCH || second.shape === SHAPE_DATE_ONLY)
    return 0;
  let words = 0;
  for (let p = skipAfterStamp(buf, from, end); p < second.end; ) {
    p = skipBlanks(buf, p, end);
    const start = p;
    while (p < end && buf[p]! > 32) p++;
    words++;
    if (words > MAX_WORDS_TO_ECHO) return 0;
    if (p <= second.start && buf[p - 1] === 58 && !isNumberWord(buf, start, p - 1)) return 0;
  }
  return words;
}

/** Settles the order of numeric dates for a file: what is over 12 is a day, what never changes is a year. */
export function settleDateOrder(
  buf: Uint8Array,
  lines: readonly { start: number; end: number }[],
  context: StampContext,
): void {
  const stamp = new Stamp();
  let dayFirst = 0;
  let monthFirst = 0;
  const a = new Set<number>();
  const c = new Set<number>();
  let triples = 0;
  let aMax = 0;
  let bMax = 0;
  let cMax = 0;
  let last: { a: number; b: number; c: number } | undefined;
  let ambiguous: [number, number][] = [];
  for (const line of lines) {
    if (!findStamp(buf, line.start, line.end, context, stamp)) continue;
    if (stamp.shape === SHAPE_NUM_YEAR) {
      if (stamp.a > 12) dayFirst++;
      else if (stamp.b > 12) monthFirst++;
      else ambiguous.push([stamp.a, stamp.b]);
    } else if (stamp.shape === SHAPE_TRIPLE) {
      triples++;
      a.add(stamp.a);
      c.add(stamp.c);
      aMax = Math.max(aMax, stamp.a);
      bMax = Math.max(bMax, stamp.b);
      cMax = Math.max(cMax, stamp.c);
      last = { a: stamp.a, b: stamp.b, c: stamp.c };
    }
  }
  if (dayFirst !== monthFirst) context.dayFirst = dayFirst > monthFirst;
  else if (ambiguous.length > 1) {
    // the number that changes while the other stands still is the day
    ambiguous = ambiguous.slice(0, 500);
    const firsts = new Set(ambiguous.map((x) => x[0])).size;
    const seconds = new Set(ambiguous.map((x) => x[1])).size;
    if (firsts > 1 && seconds === 1) context.dayFirst = true;
    else if (seconds > 1 && firsts === 1) context.dayFirst = false;
  }
  if (triples > 0 && last) {
    let order: TripleOrder = guessTriple(aMax, bMax, cMax);
    if (aMax <= 31 && cMax <= 31 && bMax <= 12 && a.size > 1 && c.size === 1)
      order = aMax > 12 ? 'dmy' : 'mdy';
    context.triple = order;
  }
}

/** Groups a sample's lines by signature and infers a layout for each group that is large enough. */
export function learnLayouts(
  buf: Uint8Array,
  lines: readonly { start: number; end: number }[],
  context: StampContext,
): TextLayout[] {
  settleDateOrder(buf, lines, context);
  const stamp = new Stamp();
  const groups = new Map<number, SampleLine[]>();
  const bare: SampleLine[] = [];
  let texts = 0;
  for (const line of lines) {
    if (line.end <= line.start || buf[line.start] === 123 || looksLikePairs(buf, line.start, line.end))
      continue;
    texts++;
    const signature = signatureOf(buf, line.start, line.end, context, stamp);
    if (signature < 0) {
      if (buf[line.start]! > 32) bare.push({ ...line, stampStart: -1, stampEnd: -1, echo: 0 });
      continue;
    }
    const found = sampleLine(buf, line.start, line.end, stamp, context);
    const group = groups.get(signature);
    if (group) group.push(found);
    else groups.set(signature, [found]);
  }
  const least = texts < SMALL_SAMPLE ? 1 : MIN_CLUSTER;
  const layouts: TextLayout[] = [];
  if (groups.size === 0 && bare.length >= LATE_EPOCH_LINES) {
    const late = lateEpochs(buf, bare, context);
    if (late.length >= bare.length * LATE_EPOCH_SHARE) return buildLayouts(buf, late, context, SHAPE_EPOCH);
  }
  const ordered = [...groups.entries()].sort((x, y) => y[1].length - x[1].length);
  for (const [signature, group] of ordered) {
    if (group.length < least) continue;
    layouts.push(...buildLayouts(buf, group, context, Math.floor(signature / 16384)));
  }
  if (bare.length >= least) {
    const levelled = leveledLines(buf, bare);
    if (levelled.length >= Math.max(1, bare.length * 0.3)) {
      layouts.push(...buildLayouts(buf, levelled, context, -1));
    }
  }
  return layouts;
}

/** Where no line has a stamp, a number further in that could be a time at the same word of them all is one. */
function lateEpochs(buf: Uint8Array, bare: SampleLine[], context: StampContext): SampleLine[] {
  const stamp = new Stamp();
  const late = { ...context, epochWords: LATE_EPOCH_WORDS };
  const groups = new Map<number, SampleLine[]>();
  for (const { start, end } of bare) {
    const signature = signatureOf(buf, start, end, late, stamp);
    if (signature < 0 || stamp.shape !== SHAPE_EPOCH) continue;
    const found = sampleLine(buf, start, end, stamp, context);
    const group = groups.get(signature);
    if (group) group.push(found);
    else groups.set(signature, [found]);
  }
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}

function leveledLines(buf: Uint8Array, bare: SampleLine[]): SampleLine[] {
  return bare.filter((line) => inferHeader(buf, [line], false) !== undefined);
}

/** Builds the layouts of lines that share a signature: mostly one. */
export function buildLayouts(
  buf: Uint8Array,
  lines: SampleLine[],
  context: StampContext,
  shape: number,
): TextLayout[] {
  const syslogLike = shape === SHAPE_MONTH_DAY;
  const texts = textsOf(buf, lines);
  const wrapped = WRAPPERS.get(nameFormat(texts).name);
  if (wrapped !== undefined) return [wrapper(nameFormat(texts).name, wrapped, shape, context)];
  const parts = splitGroup(buf, lines, syslogLike);
  return parts.map((part) => ({
    ...buildLayout(buf, part, context, shape),
    general: parts.length > 1 && !part.levelled,
  }));
}

function textsOf(buf: Uint8Array, lines: readonly SampleLine[]): string[] {
  return lines.slice(0, 40).map((l) => latin(buf, l.start, Math.min(l.end, l.start + 2048)));
}

function buildLayout(buf: Uint8Array, part: Part, context: StampContext, shape: number): TextLayout {
  const { header } = part;
  const texts = textsOf(buf, part.lines);
  const named = nameFormat(texts);
  const levelAt = header.ops.findIndex((op) => op === OP_LEVEL || op === OP_LETTER || op === OP_MARK);
  return {
    name: named.name === PLAIN_FORMAT && shape >= 0 ? TIMED_FORMAT : named.name,
    wrap: false,
    ops: Uint8Array.from(header.ops),
    slots: giveSlots(buf, header, shape === SHAPE_MONTH_DAY),
    stamp: shape >= 0 ? new StampReader(shape, context) : undefined,
    essential: part.levelled ? Math.max(header.essential, levelAt + 1) : header.essential,
    levelled: part.levelled,
    general: false,
    status: named.status,
    seekLevel: !header.levelFound,
    pairs: texts.some((t) => /(trace|span|req(uest)?|correlation|tx|op)[_-]?id"?[=:]/i.test(t)),
    json: texts.some((t) => t.includes('{"') && t.trimEnd().endsWith('}')),
  };
}

/** Shippers that put a stamp and some words before another program's line, and how many words. */
const WRAPPERS = new Map([
  ['cri_log', 2],
  ['lnav_piper_log', 1],
]);

function wrapper(name: string, words: number, shape: number, context: StampContext): TextLayout {
  const ops = new Uint8Array(words + 1).fill(OP_WORD);
  ops[0] = OP_STAMP;
  return {
    name,
    wrap: true,
    ops,
    slots: new Int8Array(words + 1).fill(-1),
    stamp: new StampReader(shape, context),
    essential: words + 1,
    levelled: false,
    general: false,
    status: false,
    seekLevel: false,
    pairs: false,
    json: false,
  };
}

/** The header in words, for people: `time level [thread] name: …`. */
export function describeLayout(layout: TextLayout): string {
  return [...layout.ops].map((op) => OP_NAMES[op]).join(' ');
}
