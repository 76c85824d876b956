import {
  F_HOST,
  F_LOGGER,
  F_PID,
  F_POD,
  F_REQUEST,
  F_SERVICE,
  F_SPAN,
  F_THREAD,
  F_TRACE,
} from '../record.ts';
import { findStamp } from './find-stamp.ts';
import { type Header, inferHeader, type SampleLine } from './infer-header.ts';
import { looksLikePairs } from './logfmt-fields.ts';
import { nameFormat } from './name-format.ts';
import { guessTriple } from './read-numeric-date.ts';
import {
  SHAPE_MONTH_DAY,
  SHAPE_NUM_YEAR,
  SHAPE_TRIPLE,
  Stamp,
  type StampContext,
  type TripleOrder,
} from './stamp.ts';
import { StampReader } from './stamp-reader.ts';
import {
  OP_ANGLE,
  OP_BRACKET,
  OP_CLOSE,
  OP_GLUED_TAG,
  OP_LETTER,
  OP_LEVEL,
  OP_NAMES,
  OP_PRIORITY,
  OP_STAMP,
  OP_STRUCTURED,
  OP_TAG,
  OP_WORD,
  SLOT_PAIRS,
  SLOT_SLEUTH,
  type TextLayout,
} from './text-layout.ts';
import { isIdentifier, isNumberWord, isPodName, isQualifiedName } from './word-kinds.ts';

/** Fewer lines than this do not make a layout of their own in a sample of some size. */
const MIN_CLUSTER = 3;
const SMALL_SAMPLE = 20;
/** Words before a stamp beyond which it is part of the message. */
const MAX_WORDS_BEFORE = 12;

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

export function sampleLine(start: number, end: number, stamp: Stamp): SampleLine {
  return { start, end, stampStart: stamp.start, stampEnd: stamp.end };
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
      if (buf[line.start]! > 32) bare.push({ ...line, stampStart: -1, stampEnd: -1 });
      continue;
    }
    const found = sampleLine(line.start, line.end, stamp);
    const group = groups.get(signature);
    if (group) group.push(found);
    else groups.set(signature, [found]);
  }
  const least = texts < SMALL_SAMPLE ? 1 : MIN_CLUSTER;
  const layouts: TextLayout[] = [];
  const ordered = [...groups.entries()].sort((x, y) => y[1].length - x[1].length);
  for (const [signature, group] of ordered) {
    if (group.length < least) continue;
    const layout = buildLayout(buf, group, context, Math.floor(signature / 16384));
    if (layout) layouts.push(layout);
  }
  if (bare.length >= least) {
    const levelled = leveledLines(buf, bare);
    if (levelled.length >= Math.max(1, bare.length * 0.3)) {
      const layout = buildLayout(buf, levelled, context, -1);
      if (layout) layouts.push(layout);
    }
  }
  return layouts;
}

function leveledLines(buf: Uint8Array, bare: SampleLine[]): SampleLine[] {
  return bare.filter((line) => inferHeader(buf, [line], false) !== undefined);
}

/** Builds the layout of lines that share a signature. */
export function buildLayout(
  buf: Uint8Array,
  lines: SampleLine[],
  context: StampContext,
  shape: number,
): TextLayout | undefined {
  const header = inferHeader(buf, lines, shape === SHAPE_MONTH_DAY);
  if (!header) return undefined;
  const texts = lines.slice(0, 40).map((l) => latin(buf, l.start, Math.min(l.end, l.start + 2048)));
  const named = nameFormat(texts);
  const wrapped = WRAPPERS.get(named.name);
  if (wrapped !== undefined) return wrapper(named.name, wrapped, shape, context);
  return {
    name: named.name,
    wrap: false,
    ops: Uint8Array.from(header.ops),
    slots: giveSlots(buf, header, shape === SHAPE_MONTH_DAY),
    stamp: shape >= 0 ? new StampReader(shape, context) : undefined,
    essential: header.essential,
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
    status: false,
    seekLevel: false,
    pairs: false,
    json: false,
  };
}

export function latin(buf: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < end; p++) text += String.fromCharCode(buf[p]!);
  return text;
}

interface FieldFacts {
  share: (test: (start: number, end: number) => boolean) => number;
  constant: string | undefined;
}

function factsOf(buf: Uint8Array, found: Int32Array): FieldFacts {
  let first: string | undefined;
  let constant = true;
  let n = 0;
  for (let i = 0; i < found.length; i += 2) {
    if (found[i]! < 0) continue;
    n++;
    if (!constant) continue;
    const text = latin(buf, found[i]!, Math.min(found[i + 1]!, found[i]! + 64));
    if (first === undefined) first = text;
    else if (first !== text) constant = false;
  }
  return {
    share: (test) => {
      let hits = 0;
      for (let i = 0; i < found.length; i += 2) if (found[i]! >= 0 && test(found[i]!, found[i + 1]!)) hits++;
      return n === 0 ? 0 : hits / n;
    },
    constant: constant ? first : undefined,
  };
}

/** What each field of a header is, judged by what stands in it over the sample. */
function giveSlots(buf: Uint8Array, header: Header, syslogLike: boolean): Int8Array {
  const slots = new Int8Array(header.ops.length).fill(-1);
  const used = new Set<number>();
  const give = (i: number, slot: number): undefined => {
    if (slot < SLOT_PAIRS && used.has(slot)) return;
    used.add(slot);
    slots[i] = slot;
  };
  const after = header.essential;
  const tagAt = header.ops.indexOf(OP_TAG, after);
  const prioritised = header.ops[0] === OP_PRIORITY;
  const levelBefore = header.ops
    .slice(0, tagAt < 0 ? undefined : tagAt)
    .some((op) => op === OP_LEVEL || op === OP_LETTER);
  const syslog =
    (syslogLike || prioritised || tagAt === after + 1) && !levelBefore && header.ops[after] === OP_WORD;
  if (header.ops.includes(OP_STRUCTURED)) {
    // RFC 5424: host, application, process, message id
    slots[after] = F_HOST;
    slots[after + 1] = F_SERVICE;
    slots[after + 2] = F_PID;
    return slots;
  }
  let idName = '';
  for (const [i, op] of header.ops.entries()) {
    if (
      op !== OP_WORD &&
      op !== OP_TAG &&
      op !== OP_BRACKET &&
      op !== OP_ANGLE &&
      op !== OP_CLOSE &&
      op !== OP_GLUED_TAG
    )
      continue;
    const facts = factsOf(buf, header.fields[i]!);
    if (syslog && i === after) {
      give(i, F_HOST);
      continue;
    }
    if (syslog && i === tagAt) {
      give(i, F_SERVICE);
      continue;
    }
    if (
      op === OP_TAG &&
      header.ops[i + 1] === OP_WORD &&
      facts.constant !== undefined &&
      /id$|trace|span/i.test(facts.constant)
    ) {
      idName = facts.constant.toLowerCase();
      continue;
    }
    if (facts.share((s, e) => isIdentifier(buf, s, e)) >= 0.5) {
      give(i, slotOfId(idName, facts, buf));
      idName = '';
      continue;
    }
    if (facts.share((s, e) => isNumberWord(buf, s, e)) >= 0.9) {
      give(i, F_PID);
      continue;
    }
    if (op === OP_BRACKET) {
      if (facts.share((s, e) => latin(buf, s, Math.min(e, s + 300)).includes('id=')) >= 0.3) {
        give(i, SLOT_PAIRS);
        continue;
      }
      if (facts.share((s, e) => isSleuth(latin(buf, s, Math.min(e, s + 200)))) >= 0.5) {
        give(i, SLOT_SLEUTH);
        continue;
      }
    }
    if (facts.share((s, e) => isPodName(buf, s, e)) >= 0.5) {
      give(i, F_POD);
      continue;
    }
    if (i < after) {
      if (op === OP_TAG || op === OP_GLUED_TAG) give(i, F_LOGGER);
      continue;
    }
    const qualified = facts.share((s, e) => isQualifiedName(buf, s, e)) >= 0.5;
    if (op === OP_TAG || op === OP_GLUED_TAG || op === OP_CLOSE || qualified) {
      give(i, F_LOGGER);
      continue;
    }
    if (op === OP_BRACKET || op === OP_ANGLE) {
      give(i, used.has(F_THREAD) ? F_LOGGER : F_THREAD);
      continue;
    }
    // a word right before a separator at the header's end is the logger's name
    if (i >= header.ops.length - 2 && i > after) give(i, F_LOGGER);
  }
  return slots;
}

function isSleuth(text: string): boolean {
  return /^[\w.-]*,[0-9a-f]{0,32},[0-9a-f]{0,32}(,\w*)?$/i.test(text);
}

function slotOfId(name: string, facts: FieldFacts, _buf: Uint8Array): number {
  if (name.includes('span')) return F_SPAN;
  if (name.includes('trace')) return F_TRACE;
  if (name) return F_REQUEST;
  if (facts.share((s, e) => e - s === 32) >= 0.5) return F_TRACE;
  if (facts.share((s, e) => e - s === 16) >= 0.5) return F_SPAN;
  return F_REQUEST;
}

/** The header in words, for people: `time level [thread] name: …`. */
export function describeLayout(layout: TextLayout): string {
  return [...layout.ops].map((op) => OP_NAMES[op]).join(' ');
}
