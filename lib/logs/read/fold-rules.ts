/** How a line that no layout fits relates to the record before it. */
export const FOLD_NO = 0;
/** Belongs to the record before it whatever the stream looks like. */
export const FOLD_YES = 1;
/** Belongs to it where records have headers; among bare lines it begins a record of its own. */
export const FOLD_INDENTED = 2;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const TRACEBACK = 2;
const GOROUTINE = 5;
const STARTS = [
  'Caused by: ',
  'Suppressed: ',
  'Traceback (most recent call last)',
  'During handling of the above exception',
  'The above exception was the direct cause',
  'goroutine ',
  'stack backtrace:',
  'note: run with `RUST_BACKTRACE',
  '[signal SIG',
  'created by ',
  'exit status ',
  '--- End of ',
].map(ascii);

/** .NET's inner exception; builders mark their steps alike. */
const INNER = ascii('---> ');
const INNER_NUMBERED = ascii('---> (Inner Exception');

/** First words of an indented stack frame in the languages that are known. */
const FRAMES = ['at ', 'File "', 'from ', '... ', 'in `', '--- End', '-> '].map(ascii);

function startsWith(buf: Uint8Array, at: number, end: number, text: Uint8Array): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) if (buf[at + i] !== text[i]) return false;
  return true;
}

/**
 * Stack traces span lines that say nothing of themselves (a Python error's last line, a Go frame), so the
 * rules remember which trace they are in.
 */
export class FoldRules {
  private inTraceback = false;
  private inGoroutine = false;
  private framed = false;

  reset(): void {
    this.inTraceback = false;
    this.inGoroutine = false;
    this.framed = false;
  }

  blank(): void {
    this.inGoroutine = false;
  }

  judge(buf: Uint8Array, start: number, end: number): number {
    const c = buf[start]!;
    if (c === 32 || c === 9) {
      let p = start;
      while (p < end && (buf[p] === 32 || buf[p] === 9)) p++;
      if (this.inTraceback || this.inGoroutine) return FOLD_YES;
      if (
        FRAMES.some((f) => startsWith(buf, p, end, f)) ||
        isNumberedFrame(buf, p, end) ||
        isInner(buf, p, end)
      ) {
        this.framed = true;
        return FOLD_YES;
      }
      // source lines and properties between frames
      return this.framed ? FOLD_YES : FOLD_INDENTED;
    }
    if (isInner(buf, start, end)) {
      this.framed = true;
      return FOLD_YES;
    }
    for (let i = 0; i < STARTS.length; i++) {
      if (!startsWith(buf, start, end, STARTS[i]!)) continue;
      const joins = i !== TRACEBACK || this.framed;
      this.inTraceback = i === TRACEBACK;
      this.inGoroutine = i === GOROUTINE;
      this.framed = true;
      return joins ? FOLD_YES : FOLD_INDENTED;
    }
    if (this.inTraceback) {
      // the error itself closes a Python traceback
      this.inTraceback = false;
      return FOLD_YES;
    }
    if (this.inGoroutine) return FOLD_YES;
    if ((c === 125 || c === 41 || c === 93) && end - start <= 3) return FOLD_YES;
    return isExceptionName(buf, start, end) ? FOLD_INDENTED : FOLD_NO;
  }
}

function isInner(buf: Uint8Array, p: number, end: number): boolean {
  if (startsWith(buf, p, end, INNER_NUMBERED)) return true;
  return startsWith(buf, p, end, INNER) && isExceptionName(buf, p + INNER.length, end);
}

/** `  12: std::panicking::begin` of Rust, `  0x…` of native traces. */
function isNumberedFrame(buf: Uint8Array, at: number, end: number): boolean {
  let p = at;
  while (p < end && buf[p]! >= 48 && buf[p]! <= 57) p++;
  return p > at && p + 1 < end && buf[p] === 58 && buf[p + 1] === 32;
}

/** `java.lang.IllegalStateException: text`, `System.IO.IOException`, alone at the start of a line. */
function isExceptionName(buf: Uint8Array, start: number, end: number): boolean {
  let p = start;
  let dots = 0;
  const stop = Math.min(end, start + 200);
  while (p < stop) {
    const c = buf[p]!;
    if (c === 46) dots++;
    else if (!((c | 32) >= 97 && (c | 32) <= 122) && !(c >= 48 && c <= 57) && c !== 95 && c !== 36) break;
    p++;
  }
  if (dots === 0 || (p < end && buf[p] !== 58)) return false;
  return startsWith(buf, p - 9, p, EXCEPTION) || startsWith(buf, p - 5, p, ERROR);
}

const EXCEPTION = ascii('Exception');
const ERROR = ascii('Error');
