import { byteAt, isDigit, isLetter } from './digits.ts';
import { readStamp } from './read-stamp.ts';
import { SHAPE_DATE_ONLY, SHAPE_EPOCH, type Stamp, type StampContext } from './stamp.ts';

/** Dates fewer than this many bytes into a line count as its own; later ones are message text. */
const STAMP_REACH = 160;
/** A long number is a time only among the first words. */
const EPOCH_WORDS = 3;
/** Words tried as the start of a stamp. */
const STAMP_WORDS = 24;

/** Finds the line's timestamp: the first complete one near the start, else a bare date. */
export function findStamp(
  buf: Uint8Array,
  start: number,
  end: number,
  context: StampContext,
  out: Stamp,
): boolean {
  const stop = Math.min(end, start + STAMP_REACH);
  let fallback = -1;
  let words = 0;
  let before = 32;
  for (let p = start; p < stop; p++) {
    const c = buf[p]!;
    if (opensWord(before) && (isDigit(c) || isLetter(c)) && words++ < STAMP_WORDS) {
      if (readStamp(buf, p, end, context, out)) {
        const early = out.shape !== SHAPE_EPOCH || words <= (context.epochWords ?? EPOCH_WORDS);
        if (early && out.shape !== SHAPE_DATE_ONLY && endsStamp(byteAt(buf, out.end, end), out)) return true;
        if (out.shape === SHAPE_DATE_ONLY && fallback < 0) fallback = p;
      }
    }
    before = c;
  }
  return fallback >= 0 && readStamp(buf, fallback, end, context, out);
}

function opensWord(c: number): boolean {
  return (
    c <= 32 ||
    c === 91 ||
    c === 40 ||
    c === 34 ||
    c === 39 ||
    c === 60 ||
    c === 62 ||
    c === 124 ||
    c === 61 ||
    c === 44 ||
    c === 58 ||
    c === 59 ||
    c === 123
  );
}

/** What may follow a stamp: letters and digits may not (12:00:00abc), nor may a clock be part of a ratio. */
function endsStamp(c: number | undefined, out: Stamp): boolean {
  if (c === undefined || c <= 32) return true;
  if (isLetter(c) || isDigit(c)) return false;
  if (out.shape === SHAPE_EPOCH) return c !== 46 && c !== 47;
  return true;
}
