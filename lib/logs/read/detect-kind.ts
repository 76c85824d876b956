export type PackKind = 'text' | 'gzip' | 'zstd' | 'zip' | 'tar' | 'unsupported';

const starts = (head: Uint8Array, bytes: readonly number[], at = 0): boolean =>
  bytes.every((byte, i) => head[at + i] === byte);

/** How a file is packed, by its first bytes: names lie. */
export function detectKind(head: Uint8Array): PackKind {
  if (starts(head, [0x1f, 0x8b])) return 'gzip';
  if (starts(head, [0x28, 0xb5, 0x2f, 0xfd])) return 'zstd';
  if (starts(head, [0x50, 0x4b, 0x03, 0x04]) || starts(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (starts(head, [0x75, 0x73, 0x74, 0x61, 0x72], 257)) return 'tar';
  if (
    starts(head, [0x42, 0x5a, 0x68, 0x31]) ||
    starts(head, [0x42, 0x5a, 0x68, 0x39]) ||
    starts(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a]) ||
    starts(head, [0x37, 0x7a, 0xbc, 0xaf]) ||
    starts(head, [0x52, 0x61, 0x72, 0x21])
  )
    return 'unsupported';
  return 'text';
}

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary';

/** What the text of a file is written in, by its first bytes. */
export function detectCharset(head: Uint8Array): Charset {
  if (starts(head, [0xff, 0xfe])) return 'utf-16le';
  if (starts(head, [0xfe, 0xff])) return 'utf-16be';
  let even = 0;
  let odd = 0;
  let control = 0;
  for (let i = 0; i < head.length; i++) {
    const c = head[i]!;
    if (c === 0) {
      if (i & 1) odd++;
      else even++;
    } else if (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 27 && c !== 12 && c !== 8) control++;
  }
  const half = head.length / 2;
  // text in UTF-16 without its mark: nearly every other byte is zero, on one side only
  if (head.length >= 32 && odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  if (head.length >= 32 && even > half * 0.7 && odd < half * 0.05) return 'utf-16be';
  // a hole of zeros at the start (a file that was cut while open) is no sign of a binary
  const zeros = even + odd;
  if (control > head.length * 0.05) return 'binary';
  if (zeros > 0 && zeros < head.length && zeros > head.length * 0.1 && !zerosAreOneRun(head, zeros))
    return 'binary';
  return 'utf-8';
}

function zerosAreOneRun(head: Uint8Array, zeros: number): boolean {
  const first = head.indexOf(0);
  return head.lastIndexOf(0) - first + 1 === zeros;
}
