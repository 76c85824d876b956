import type { LogRecord } from '../record.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const ENDINGS = ['Exception', 'Error'].map(ascii);
const BEFORE = ['Caused by: ', 'Suppressed: ', '---> '].map(ascii);
/** A deep chain of causes names its classes within so many folded lines and bytes. */
const MAX_LINES = 400;
const MAX_BYTES = 65_536;
const MAX_NAME = 200;

/** Names of the exceptions that the folded lines of a record begin with: `a.b.SomeException: …`, `Caused by: …`. */
export function findThrown(record: LogRecord, found: (start: number, end: number) => void): void {
  const { buf, foldStart } = record;
  if (foldStart < 0) return;
  const end = Math.min(record.end, foldStart + MAX_BYTES);
  let p = foldStart;
  for (let line = 0; line < MAX_LINES && p < end; line++) {
    while (p < end && (buf[p] === 32 || buf[p] === 9)) p++;
    for (const text of BEFORE) if (startsWith(buf, p, end, text)) p += text.length;
    const stop = endOfName(buf, p, end);
    if (stop > p) found(p, stop);
    while (p < end && buf[p] !== 10) p++;
    p++;
  }
}

/** The end of the class name at `p` when it is one of an exception and stands alone or before a colon; else `p`. */
function endOfName(buf: Uint8Array, p: number, end: number): number {
  let q = p;
  const limit = Math.min(end, p + MAX_NAME);
  while (q < limit && isNameByte(buf[q]!)) q++;
  const next = q < end ? buf[q]! : 10;
  if (next !== 58 && next !== 10 && next !== 13) return p;
  const isThrown = ENDINGS.some(
    (ending) => q - ending.length > p && startsWith(buf, q - ending.length, q, ending),
  );
  return isThrown ? q : p;
}

function isNameByte(c: number): boolean {
  return ((c | 32) >= 97 && (c | 32) <= 122) || (c >= 48 && c <= 57) || c === 46 || c === 95 || c === 36;
}

function startsWith(buf: Uint8Array, at: number, end: number, text: Uint8Array): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (buf[at + i] !== text[i]) return false;
  return true;
}
