const LF = 10;

/** Of a file's beginning, beside a part from elsewhere in it: enough to tell how its lines are written. */
export const LEAD_BYTES = 64 * 1024;

/** The whole lines at the beginning of a text, as bytes of their own. */
export function leadOf(text: Uint8Array): Uint8Array {
  const head = text.subarray(0, LEAD_BYTES);
  return new Uint8Array(head.subarray(0, head.lastIndexOf(LF) + 1));
}
