import {
  field,
  isSeparatorByte,
  OP_ANGLE,
  OP_BRACKET,
  OP_CLOSE,
  OP_GLUED_TAG,
  OP_LETTER,
  OP_LEVEL,
  OP_MARK,
  OP_OPEN,
  OP_PAREN,
  OP_PRIORITY,
  OP_SEPARATOR,
  OP_STAMP,
  OP_STRUCTURED,
  OP_TAG,
  OP_WORD,
  readField,
  skipAfterStamp,
  skipBlanks,
} from './read-field.ts';
import { isStrictLevel, matchLevel } from './read-level.ts';
import { isIdentifier, isNumberWord, isQualifiedName } from './word-kinds.ts';

/** Share of lines that a field must be found in to belong to the header. */
const CONSISTENT = 0.95;
/** A level may be an unknown word in some lines, but not in most. */
const LEVEL_SHARE = 0.5;
/** Fields of the most elaborate known headers, with room. */
const MAX_STEPS = 16;
/** Below this many lines chance agreement is likely: only what looks like a header by itself counts. */
const FEW = 8;
/** From here on what all lines have is a habit, whatever it looks like. */
const MANY = 50;
/** Words of no known kind that may stand before a field that is certain. */
const MAX_WEAK_BEFORE_LEVEL = 7;
const MAX_WEAK_AFTER_LEVEL = 2;
/** A tag after a syslog stamp is expected, so fewer lines have to show one. */
const SYSLOG_TAG_SHARE = 0.6;

/** `LEVEL:name:` is one habit of one library, though other libraries' lines may stand among its own. */
const GLUED_SHARE = 0.6;

/** One line of a sample with the stamp found in it (-1 when it has none). */
export interface SampleLine {
  start: number;
  end: number;
  stampStart: number;
  stampEnd: number;
  /** Words from there to the end of a second stamp with date and clock; 0 without one. */
  echo: number;
}

export interface Header {
  ops: number[];
  /** Where each step's field lay in each line, for giving the steps their meaning: [start, end] pairs. */
  fields: Int32Array[];
  essential: number;
  levelFound: boolean;
}

interface Cursor {
  line: SampleLine;
  p: number;
  alive: boolean;
}

/** Finds the header that lines of one kind share, field by field, and stops where the message begins. */
export function inferHeader(
  buf: Uint8Array,
  lines: readonly SampleLine[],
  syslogLike: boolean,
): Header | undefined {
  const cursors: Cursor[] = lines.map((line) => ({ line, p: line.start, alive: true }));
  const header: Header = { ops: [], fields: [], essential: 0, levelFound: false };
  const state: State = { open: false, tag: false, few: lines.length < FEW };
  const total = cursors.length;

  const live = () => cursors.filter((c) => c.alive);
  const at = (c: Cursor) => skipBlanks(buf, c.p, c.line.end);

  const share = (group: Cursor[], test: (c: Cursor) => boolean): number => {
    let n = 0;
    for (const c of group) if (test(c)) n++;
    return group.length === 0 ? 0 : n / group.length;
  };

  /** Takes a step: lines it does not fit leave the sample. */
  const take = (op: number): void => {
    const found = new Int32Array(total * 2).fill(-1);
    cursors.forEach((c, i) => {
      if (!c.alive) return;
      const q = readField(op, buf, at(c), c.line.end);
      if (q < 0) {
        c.alive = false;
        return;
      }
      if (op !== OP_SEPARATOR && op !== OP_OPEN && op !== OP_STRUCTURED) {
        found[i * 2] = field.start;
        found[i * 2 + 1] = field.end;
      }
      c.p = q;
    });
    header.ops.push(op);
    header.fields.push(found);
    if (op === OP_LEVEL || op === OP_LETTER || op === OP_MARK) header.levelFound = true;
  };

  // the fields before the stamp
  const stamped = lines[0]!.stampStart >= 0;
  if (stamped) {
    for (;;) {
      const group = live();
      if (group.length < total * 0.8) return undefined;
      if (share(group, (c) => at(c) === c.line.stampStart) >= CONSISTENT) break;
      if (header.ops.length >= MAX_STEPS) return undefined;
      take(prefixStep(buf, group, at, share, header));
    }
    for (const c of cursors) {
      if (!c.alive) continue;
      if (at(c) !== c.line.stampStart) c.alive = false;
      else c.p = skipAfterStamp(buf, c.line.stampEnd, c.line.end);
    }
    state.open = header.ops.at(-1) === OP_OPEN || header.ops.includes(OP_OPEN);
    if (state.open) {
      const group = live();
      if (share(group, (c) => isCloser(buf[c.p - 1])) >= CONSISTENT && !header.ops.includes(OP_LEVEL))
        state.open = false;
      else if (share(group, (c) => isCloser(buf[c.p - 1])) >= CONSISTENT) state.open = false;
    }
    header.ops.push(OP_STAMP);
    header.fields.push(new Int32Array(total * 2).fill(-1));
    for (let words = commonEcho(live()); words > 0; words--) take(OP_WORD);
    header.essential = header.ops.length;
    // glog's letter stands before its date
    if (isUpperLetter(buf[lines[0]!.stampStart]!) && isDigitByte(buf[lines[0]!.stampStart + 1]!))
      header.levelFound = true;
    if (isVersioned(buf, lines[0]!, header.ops)) {
      for (const op of [OP_WORD, OP_WORD, OP_WORD, OP_WORD, OP_STRUCTURED]) take(op);
      return header;
    }
  } else {
    if (share(live(), (c) => isStrictLevel(buf, at(c), c.line.end)) < CONSISTENT) return undefined;
    take(OP_LEVEL);
    header.essential = 1;
  }

  // the fields after it
  while (header.ops.length < MAX_STEPS) {
    const group = live();
    if (group.length < total * 0.5) break;
    const step = nextStep(buf, group, header, state, syslogLike, at, share);
    if (step.length === 0) break;
    const saved = cursors.map((c) => ({ p: c.p, alive: c.alive }));
    const steps = header.ops.length;
    const hadLevel = header.levelFound;
    for (const op of step) take(op);
    const left = live();
    const empty = share(left, (c) => at(c) >= c.line.end);
    if (empty > 0.3 && (total > 1 || !step.includes(OP_LEVEL))) {
      cursors.forEach((c, i) => {
        Object.assign(c, saved[i]);
      });
      header.ops.length = steps;
      header.fields.length = steps;
      header.levelFound = hadLevel;
      break;
    }
    const last = step.at(-1);
    if (last === OP_TAG || last === OP_GLUED_TAG || last === OP_CLOSE) state.tag = true;
    if (last === OP_CLOSE) state.open = false;
    // after the logger's name or an id a bracket is text
    if (last === OP_WORD) state.tag = true;
    if (last === OP_LEVEL && step.length === 1 && endsInColonOf(buf, left)) state.tag = true;
    if (last === OP_SEPARATOR && state.few && header.levelFound) state.tag = true;
  }
  return header;
}

/** Relays write the time again in their own way: what lies between is their header. */
function commonEcho(group: Cursor[]): number {
  const echo = group[0]?.line.echo ?? 0;
  if (group.length < FEW || echo === 0) return 0;
  return group.filter((c) => c.line.echo === echo).length >= group.length * CONSISTENT ? echo : 0;
}

/** `LOG:  duration: …`: after a level with a colon the message begins, unless a name is glued to it. */
function endsInColonOf(buf: Uint8Array, group: Cursor[]): boolean {
  return group.every((c) => buf[c.p - 1] === 58 && c.p < c.line.end && buf[c.p]! <= 32);
}

const isUpperLetter = (c: number): boolean => c >= 65 && c <= 90;
const isDigitByte = (c: number): boolean => c >= 48 && c <= 57;
const isCloser = (c: number | undefined): boolean =>
  c === 93 || c === 34 || c === 41 || c === 62 || c === 125;

/** RFC 5424 says which fields follow. */
function isVersioned(buf: Uint8Array, line: SampleLine, ops: number[]): boolean {
  if (ops[0] !== OP_PRIORITY) return false;
  const p = line.stampStart;
  return buf[p - 2] === 49 && buf[p - 1] === 32 && buf[p - 3] === 62;
}

type At = (c: Cursor) => number;
type Share = (group: Cursor[], test: (c: Cursor) => boolean) => number;

function prefixStep(buf: Uint8Array, group: Cursor[], at: At, share: Share, header: Header): number {
  const fits = (op: number) => (c: Cursor) => {
    const q = readField(op, buf, at(c), c.line.end);
    return q >= 0 && q <= c.line.stampStart;
  };
  if (header.ops.length === 0 && share(group, fits(OP_PRIORITY)) >= CONSISTENT) return OP_PRIORITY;
  if (!header.levelFound) {
    const loose = share(group, fits(OP_LEVEL));
    const strict = share(group, (c) => matchLevel(buf, at(c), c.line.stampStart, true));
    if (loose >= CONSISTENT && strict >= LEVEL_SHARE) return OP_LEVEL;
    // a letter glued to a number is the role of a process
    const apart = (c: Cursor) => c.p === c.line.start || buf[c.p - 1] !== 58 || at(c) > c.p;
    if (share(group, (c) => apart(c) && fits(OP_LETTER)(c)) >= CONSISTENT) return OP_LETTER;
  }
  for (const op of [OP_BRACKET, OP_PAREN, OP_ANGLE, OP_TAG, OP_SEPARATOR]) {
    // a dash at the head of a line stands for a word that other lines may have
    if (op === OP_SEPARATOR && header.ops.length === 0 && share(group, (c) => buf[at(c)] === 45) > 0)
      continue;
    if (share(group, fits(op)) >= CONSISTENT) return op;
  }
  if (share(group, (c) => readField(OP_OPEN, buf, at(c), c.line.end) >= 0) >= CONSISTENT) return OP_OPEN;
  if (share(group, fits(OP_GLUED_TAG)) >= CONSISTENT) return OP_GLUED_TAG;
  return OP_WORD;
}

interface State {
  /** A bracket opened before the stamp is still open. */
  open: boolean;
  /** The name of what logs has been found. */
  tag: boolean;
  /** Too few lines to tell a habit from a chance. */
  few: boolean;
}

/** The steps to take next: one that is certain, or some words of no kind and one that is certain after them. */
function nextStep(
  buf: Uint8Array,
  group: Cursor[],
  header: Header,
  state: State,
  syslogLike: boolean,
  at: At,
  share: Share,
): number[] {
  const afterStamp = header.ops.length === header.essential;
  const direct = strongStep(buf, group, header, state, at, share, 0, syslogLike);
  if (direct.length > 0) return direct;
  const limit = header.levelFound ? (state.few ? 1 : MAX_WEAK_AFTER_LEVEL) : MAX_WEAK_BEFORE_LEVEL;
  const saved = group.map((c) => c.p);
  const steps: number[] = [];
  let weak = 0;
  let result: number[] = [];
  while (weak < limit && steps.length < 9) {
    const words = group.filter((c) => readField(OP_WORD, buf, at(c), c.line.end) >= 0);
    if (words.length < group.length * CONSISTENT) break;
    if (share(words, (c) => isTextual(buf, at(c), c.line.end)) > 0.5) break;
    const numbers = share(words, (c) => {
      const p = at(c);
      const q = readField(OP_WORD, buf, p, c.line.end);
      return isNumberWord(buf, p, q);
    });
    if (numbers < CONSISTENT) weak++;
    for (const c of words) c.p = readField(OP_WORD, buf, at(c), c.line.end);
    steps.push(OP_WORD);
    const strong = strongStep(buf, words, header, state, at, share, afterStamp ? weak : weak + 1, syslogLike);
    if (strong.length > 0) {
      result = [...steps, ...strong];
      break;
    }
  }
  group.forEach((c, i) => {
    c.p = saved[i]!;
  });
  return result;
}

/** A field that belongs to a header for certain; `weak` = unknown words passed on the way to it. */
function strongStep(
  buf: Uint8Array,
  group: Cursor[],
  header: Header,
  state: State,
  at: At,
  share: Share,
  weak: number,
  syslogLike: boolean,
): number[] {
  const fits = (op: number) => (c: Cursor) => readField(op, buf, at(c), c.line.end) >= 0;
  const glued = (c: Cursor) => c.p > c.line.start && at(c) === c.p && buf[c.p - 1] !== 124;
  if (!header.levelFound) {
    const loose = share(group, fits(OP_LEVEL));
    const strict = share(group, (c) =>
      weak > 0 ? isStrictLevel(buf, at(c), c.line.end) : matchLevel(buf, at(c), c.line.end, true),
    );
    if (loose >= CONSISTENT && strict >= LEVEL_SHARE) return [OP_LEVEL];
    if (weak <= 2 && share(group, fits(OP_LETTER)) >= CONSISTENT) return [OP_LETTER];
  }
  if (state.open && weak <= 1 && share(group, fits(OP_CLOSE)) >= CONSISTENT) {
    if (share(group, fits(OP_BRACKET)) < CONSISTENT) return [OP_CLOSE];
  }
  if (weak === 0 && !header.levelFound && header.ops.length === header.essential) {
    const marks = share(group, fits(OP_MARK));
    const dashes = share(group, (c) => buf[at(c)] === 45);
    if (marks >= CONSISTENT && dashes < marks) return [OP_MARK];
  }
  if (weak <= (state.few ? 1 : 3) && share(group, fits(OP_SEPARATOR)) >= CONSISTENT) return [OP_SEPARATOR];
  if (!state.tag && (weak === 0 || !header.levelFound) && weak <= 2) {
    if (share(group, fits(OP_BRACKET)) >= CONSISTENT) return [OP_BRACKET];
  }
  for (const op of [OP_BRACKET, OP_PAREN, OP_ANGLE]) {
    // after the name a bracket is text, unless many different lines all have one
    if (weak === 0 && group.length >= MANY && share(group, fits(op)) >= CONSISTENT) return [op];
    if (weak <= 1 && share(group, fits(op)) >= CONSISTENT && followed(buf, group, op, at, share, state))
      return [op];
  }
  const identified = namedIdentifier(buf, group, at, share);
  if (identified.length > 0) return identified;
  if (weak <= 2 && share(group, (c) => endsBracket(buf, at(c), c.line.end)) >= CONSISTENT) return [OP_CLOSE];
  if (!state.tag && weak <= 2) {
    const wanted = syslogLike && weak === 1 ? SYSLOG_TAG_SHARE : CONSISTENT;
    if (share(group, fits(OP_TAG)) >= wanted) return [OP_TAG];
    if (weak === 0 && share(group, (c) => glued(c) && fits(OP_GLUED_TAG)(c)) >= GLUED_SHARE)
      return [OP_GLUED_TAG];
  }
  if (weak <= 1 && !state.tag && share(group, (c) => qualified(buf, at(c), c.line.end)) >= CONSISTENT)
    return [OP_WORD];
  return [];
}

/** A bracket in doubt is a field if a separator or a tag stands right behind it. */
function followed(buf: Uint8Array, group: Cursor[], op: number, at: At, share: Share, state: State): boolean {
  return (
    share(group, (c) => {
      const q = readField(op, buf, at(c), c.line.end);
      if (q < 0) return false;
      const p = skipBlanks(buf, q, c.line.end);
      if (readField(OP_SEPARATOR, buf, p, c.line.end) >= 0 && isSeparatorByte(buf[p]!)) return true;
      return !state.tag && readField(OP_TAG, buf, p, c.line.end) >= 0;
    }) >= CONSISTENT
  );
}

/** `TraceID: 6f3cbf05…` or a bare identifier. */
function namedIdentifier(buf: Uint8Array, group: Cursor[], at: At, share: Share): number[] {
  const identifier = (p: number, end: number): boolean => {
    const q = readField(OP_WORD, buf, p, end);
    return q > 0 && isIdentifier(buf, p, q);
  };
  if (share(group, (c) => identifier(at(c), c.line.end)) >= CONSISTENT) return [OP_WORD];
  const behindTag = share(group, (c) => {
    const q = readField(OP_TAG, buf, at(c), c.line.end);
    return q > 0 && identifier(skipBlanks(buf, q, c.line.end), c.line.end);
  });
  return behindTag >= CONSISTENT ? [OP_TAG, OP_WORD] : [];
}

/** The word holds what words of a header do not: quotes, calls, braces. */
function isTextual(buf: Uint8Array, p: number, end: number): boolean {
  const q = readField(OP_WORD, buf, p, end);
  for (let i = p; i < q; i++) {
    const c = buf[i]!;
    if (c === 34 || c === 40 || c === 123 || c === 39) return true;
  }
  return false;
}

function qualified(buf: Uint8Array, p: number, end: number): boolean {
  const q = readField(OP_WORD, buf, p, end);
  return q > 0 && isQualifiedName(buf, p, q);
}

/** glog's `file.cc:253]`: a word that closes a bracket it did not open. */
function endsBracket(buf: Uint8Array, p: number, end: number): boolean {
  const q = readField(OP_WORD, buf, p, end);
  if (q < 0 || buf[q - 1] !== 93) return false;
  for (let i = p; i < q; i++) if (buf[i] === 91) return false;
  return true;
}
