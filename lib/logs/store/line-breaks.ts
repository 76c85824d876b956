const LF = 10;
const CR = 13;

/** Number of line breaks in a text: LF, CR LF and a lone CR count one each, as the reader splits. */
export function countBreaks(text: Uint8Array): number {
  const view = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  let breaks = 0;
  for (let at = view.indexOf(LF); at >= 0; at = view.indexOf(LF, at + 1)) breaks++;
  for (let at = view.indexOf(CR); at >= 0; at = view.indexOf(CR, at + 1)) if (view[at + 1] !== LF) breaks++;
  return breaks;
}

/** Start of each line of a text; a last line without a break counts, nothing after a last break does not. */
export function lineStarts(text: Uint8Array): Uint32Array {
  const starts = new Uint32Array(countBreaks(text) + 1);
  let count = 1;
  const view = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  if (!view.includes(CR)) {
    for (let at = view.indexOf(LF); at >= 0; at = view.indexOf(LF, at + 1))
      if (at + 1 < text.length) starts[count++] = at + 1;
    return starts.subarray(0, text.length === 0 ? 0 : count);
  }
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === LF || (byte === CR && text[at + 1] !== LF)) {
      if (at + 1 < text.length) starts[count++] = at + 1;
    }
  }
  return starts.subarray(0, text.length === 0 ? 0 : count);
}

/** End of the line that starts at `from`, its break left out. */
export function lineEnd(text: Uint8Array, from: number, next: number): number {
  let end = next;
  if (end > from && text[end - 1] === LF) end--;
  if (end > from && text[end - 1] === CR) end--;
  return end;
}
