import {
  F_LEVEL,
  F_LOGGER,
  F_POD,
  F_REQUEST,
  F_SERVICE,
  F_SPAN,
  F_TRACE,
  hasField,
  LEVEL_NONE,
  type LogRecord,
  setField,
} from '../record.ts';
import { latin } from './give-slots.ts';
import { readBehindNames } from './read-behind-names.ts';
import { skipBlanks } from './read-field.ts';
import { readIds } from './read-ids.ts';
import { levelMatch, matchLevel, mayOpenLevel } from './read-level.ts';
import { seekLevel } from './seek-level.ts';
import type { StampContext } from './stamp.ts';
import { isPodName, isQualifiedName } from './word-kinds.ts';

/** Written like a component's name: a word of prose in front of a level is none. */
const component = /^[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)+$|.(?:service|svc|api|server|gateway)$/;
const LONGEST_NAME = 128;
/** Trace, span and request. */
const MOST_IDS = 3;

/**
 * What a line without a time says of itself at its head: who wrote it, how bad it is, which request it belongs to.
 * Collectors may have been told to leave the time out; the rest of the header stands there all the same.
 */
export function readUnstamped(
  record: LogRecord,
  buf: Uint8Array,
  start: number,
  end: number,
  context: StampContext,
): void {
  const p = skipBlanks(buf, start, end);
  let q = p;
  while (q < end && buf[q]! > 32) q++;
  const next = skipBlanks(buf, q, end);
  const levelled = next > q && opensLevel(buf, next, end);
  if (next > q && q - p <= LONGEST_NAME && (levelled || isPodName(buf, p, q))) {
    const isPod = isPodName(buf, p, q);
    if (isPod || component.test(latin(buf, p, q))) {
      setField(record, isPod ? F_POD : F_SERVICE, p, q);
      record.msgStart = next;
      if (levelled && opensLevel(buf, next, end)) {
        record.level = levelMatch.level;
        setField(record, F_LEVEL, levelMatch.wordStart, levelMatch.wordEnd);
        record.msgStart = skipBlanks(buf, levelMatch.end, end);
      } else if (readBehindNames(record, buf, end, context)) return;
      readIds(record, buf, record.msgStart, end);
      record.msgStart = behindNames(record, buf, record.msgStart, end);
      return;
    }
  }
  if (record.level === LEVEL_NONE) record.level = seekLevel(buf, start, end);
}

/** Past the logger and the ids that are told by name: what is left is the message. */
function behindNames(record: LogRecord, buf: Uint8Array, start: number, end: number): number {
  let p = start;
  let q = wordEnd(buf, p, end);
  if (levelMatch.level !== LEVEL_NONE && q < end && isQualifiedName(buf, p, q)) {
    setField(record, F_LOGGER, p, q);
    p = skipBlanks(buf, q, end);
  }
  for (let ids = 0; ids < MOST_IDS; ids++) {
    q = wordEnd(buf, p, end);
    const id = skipBlanks(buf, q, end);
    const slot = [F_TRACE, F_SPAN, F_REQUEST].find(
      (one) => hasField(record, one) && record.fieldStart[one] === id,
    );
    if (buf[q - 1] !== 58 || slot === undefined) break;
    p = skipBlanks(buf, record.fieldEnd[slot]!, end);
  }
  return p < end ? p : start;
}

function wordEnd(buf: Uint8Array, from: number, end: number): number {
  let q = from;
  while (q < end && buf[q]! > 32) q++;
  return q;
}

/** A level as loggers write it: in capitals, in brackets or with a colon. */
function opensLevel(buf: Uint8Array, at: number, end: number): boolean {
  if (at >= end || mayOpenLevel[buf[at]!] !== 1 || !matchLevel(buf, at, end, true)) return false;
  const { wordStart, colon, level } = levelMatch;
  const capital = buf[wordStart]! < 97 && buf[wordStart + 1]! < 97;
  return level !== LEVEL_NONE && (wordStart !== at || colon || capital);
}
