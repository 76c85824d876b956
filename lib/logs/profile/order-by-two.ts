const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** The order of the places `[from, to)` by `major`, then `minor`; equal ones stay as they are. Radix sort: linear. */
export function orderByTwo(major: Int32Array, minor: Int32Array, from: number, to: number): Uint32Array {
  let order = new Uint32Array(to - from);
  let spare = new Uint32Array(to - from);
  for (let i = 0; i < order.length; i++) order[i] = from + i;
  for (const values of [minor, major]) {
    let low = 0x7fffffff;
    let high = -0x80000000;
    for (let i = from; i < to; i++) {
      if (values[i]! < low) low = values[i]!;
      if (values[i]! > high) high = values[i]!;
    }
    for (let shift = 0; shift < 32 && (high - low) / 2 ** shift >= 1; shift += DIGIT_BITS) {
      const next = new Uint32Array(DIGITS + 1);
      for (let i = from; i < to; i++) next[(((values[i]! - low) >>> shift) & (DIGITS - 1)) + 1]!++;
      for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
      for (let k = 0; k < order.length; k++) {
        const i = order[k]!;
        spare[next[((values[i]! - low) >>> shift) & (DIGITS - 1)]!++] = i;
      }
      [order, spare] = [spare, order];
    }
  }
  return order;
}
