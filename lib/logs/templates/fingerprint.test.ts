import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fingerprint } from './fingerprint.ts';
import { MessageScanner } from './scan-message.ts';
import { shapeOfMessage } from './shape-of-message.ts';

const encoder = new TextEncoder();

function keyOf(message: string): string {
  const print = new Fingerprint();
  const bytes = encoder.encode(message);
  print.read(bytes, 0, bytes.length);
  return `${print.key1} ${print.key2}`;
}

/** What tells a leaf from another: its constant words and signs, and where its variables are. */
function cellsOf(message: string): string[] {
  const scan = new MessageScanner();
  const bytes = encoder.encode(message);
  scan.scan(bytes, 0, bytes.length);
  return shapeOfMessage(scan, bytes).map((cell) => (cell.variable ? '\u0000' : cell.text));
}

const word = fc.constantFrom(
  ...['open', 'it9s', 'a', 'Slf4jLogger', 'x86', 'ab12cd', 'Jan', 'KB', 'node7.example.com', 'deadbeef', 'b'],
  ...[
    '/var/log/a1',
    './a1',
    'C:\\t1',
    'http://h1/x',
    'a@b1',
    'k1=',
    'v=',
    'id=',
    'a/b/c1/d',
    '10.1.2.3',
    '1',
    'true',
  ],
);
const sign = fc.constantFrom(
  ...[
    '.',
    '..',
    '...',
    '!',
    '?!',
    '!!',
    ',',
    ':',
    ' ',
    ' ',
    ' ',
    '  ',
    '"',
    "'",
    '(',
    ')',
    '[',
    '<',
    '=',
    '==',
    '/',
    '-',
    '#',
    '%',
  ],
);
const parts = fc.array(fc.oneof(word, sign), { maxLength: 14 });

/** The same message with other numbers, of other lengths too. */
function renumber(message: string, add: number): string {
  return message.replace(/\d+/g, (digits) => String(Number(digits) * 7 + add));
}

test('messages of one shape key have the same cells', () => {
  fc.assert(
    fc.property(parts, fc.nat(5000), (pieces, add) => {
      const message = pieces.join('');
      const other = renumber(message, add);
      if (keyOf(message) === keyOf(other)) expect(cellsOf(other)).toEqual(cellsOf(message));
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ['bytes=00ff12... done', 'bytes=77aa... done'],
  ['read 17 of 20!', 'read 3 of 4000!'],
  ['Message:0012ab...(size=68)', 'Message:ff0077c...(size=7)'],
  ['took 5 ms at /srv/a/17', 'took 731 ms at /srv/b/2/3'],
])('only the values differ between "%s" and "%s", so their key is one', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});
