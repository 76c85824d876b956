import { LogRecord } from '../record.ts';
import { readJson, scanned } from './json-fields.ts';
import type { StampContext } from './stamp.ts';
import { unescapeInto } from './unescape.ts';

/** Texts up to this length are unescaped into room that is kept. */
const KEPT_BYTES = 64 * 1024;

/**
 * The line that a container's line holds in a JSON string, without its escapes. Two rooms take turns: the record of
 * the line before may still be in the other one.
 */
export class WrappedText {
  bytes = new Uint8Array(0);
  length = 0;
  readonly #rooms = [new Uint8Array(0), new Uint8Array(0)];
  #turn = 0;

  read(buf: Uint8Array, start: number, end: number): void {
    this.bytes = this.#roomFor(end - start);
    this.length = unescapeInto(this.bytes, buf, start, end);
    while (this.length > 0 && this.bytes[this.length - 1]! <= 32) this.length--;
  }

  #roomFor(length: number): Uint8Array<ArrayBuffer> {
    if (length > KEPT_BYTES) return new Uint8Array(length);
    this.#turn = 1 - this.#turn;
    const kept = this.#rooms[this.#turn]!;
    if (kept.length >= length) return kept;
    const larger = new Uint8Array(Math.max(1024, length * 2));
    this.#rooms[this.#turn] = larger;
    return larger;
  }
}

/** What the container lines among these hold, one text behind the other. */
export function gatherWrapped(
  buf: Uint8Array,
  lines: readonly { start: number; end: number }[],
  context: StampContext,
): { buf: Uint8Array; lines: { start: number; end: number }[] } {
  const probe = new LogRecord();
  const wrapped = new WrappedText();
  const texts: Uint8Array[] = [];
  const places: { start: number; end: number }[] = [];
  let at = 0;
  for (const { start, end } of lines) {
    if (buf[start] !== 123 || !readJson(probe, buf, start, end, undefined, context)) continue;
    if (scanned.wrapped < 0) continue;
    wrapped.read(buf, scanned.wrapped, scanned.wrappedEnd);
    if (wrapped.length === 0) continue;
    texts.push(wrapped.bytes.slice(0, wrapped.length));
    places.push({ start: at, end: at + wrapped.length });
    at += wrapped.length;
  }
  return { buf: Buffer.concat(texts), lines: places };
}
