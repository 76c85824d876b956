import { type Header, inferHeader, type SampleLine } from './infer-header.ts';
import { skipAfterStamp, skipBlanks } from './read-field.ts';
import { isStrictLevel } from './read-level.ts';

/** Words after the stamp among which a level is looked for. */
const WORDS_WATCHED = 9;
/** A part of a group needs this many lines and this share of it to be a layout of its own. */
const MIN_PART = 3;
const PART_SHARE = 0.05;

export interface Part {
  lines: SampleLine[];
  header: Header;
  /** Told from the others of the group by its level: its lines must have one. */
  levelled: boolean;
}

/**
 * Several programs may write their stamps alike. Where a group's lines have no header with a level in common,
 * those that have their level at the same word are taken apart first, then the rest by what follows the stamp.
 */
export function splitGroup(buf: Uint8Array, lines: SampleLine[], syslogLike: boolean): Part[] {
  const whole = inferHeader(buf, lines, syslogLike);
  // a header that goes on behind the stamp is one habit: levels further in are text
  if (whole && (whole.levelFound || whole.ops.length > whole.essential)) return [part(lines, whole, false)];
  const least = Math.max(MIN_PART, Math.ceil(lines.length * PART_SHARE));
  if (lines.length < least * 2 || lines[0]!.stampStart < 0) return whole ? [part(lines, whole, false)] : [];
  const parts: Part[] = [];
  const rest: SampleLine[] = [];
  for (const [key, same] of byKey(lines, (line) => levelPlace(buf, line))) {
    const header = key >= 0 && same.length >= least ? inferHeader(buf, same, syslogLike) : undefined;
    if (header?.levelFound) parts.push(part(same, header, true));
    else rest.push(...same);
  }
  if (rest.length > 0) {
    const restHeader = parts.length === 0 ? whole : inferHeader(buf, rest, syslogLike);
    if (restHeader) parts.push(part(rest, restHeader, false));
  }
  return parts;
}

function part(lines: SampleLine[], header: Header, levelled: boolean): Part {
  return { lines, header, levelled };
}

function byKey(lines: SampleLine[], keyOf: (line: SampleLine) => number): [number, SampleLine[]][] {
  const groups = new Map<number, SampleLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.entries()].sort((x, y) => y[1].length - x[1].length || x[0] - y[0]);
}

/** Which word after the stamp is a level, and what the first one begins with; -1 when none is. */
function levelPlace(buf: Uint8Array, line: SampleLine): number {
  let p = skipBlanks(buf, skipAfterStamp(buf, line.stampEnd, line.end), line.end);
  const first = buf[p] ?? 0;
  const kind = isAlphanumeric(first) ? 0 : first & 127;
  for (let word = 0; word < WORDS_WATCHED && p < line.end; word++) {
    if (isStrictLevel(buf, p, line.end)) return word * 128 + kind;
    while (p < line.end && buf[p]! > 32) p++;
    p = skipBlanks(buf, p, line.end);
  }
  return -1;
}

function isAlphanumeric(c: number): boolean {
  return ((c | 32) >= 97 && (c | 32) <= 122) || (c >= 48 && c <= 57);
}
