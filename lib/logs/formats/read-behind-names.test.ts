import { describe, expect, it } from 'vitest';
import { openStream } from '../read/open-stream.ts';
import { LEVEL_NAMES } from '../record.ts';

const stamp = (second: number) => new Date(Date.UTC(2031, 5, 1, 8, 0, second)).toISOString();

function read(lines: readonly string[]): { level: string; message: string }[] {
  const out: { level: string; message: string }[] = [];
  const stream = openStream({ referenceTime: Date.UTC(2031, 5, 1) }, (record) => {
    const message = Buffer.from(record.buf.subarray(record.msgStart, record.msgEnd)).toString();
    out.push({ level: LEVEL_NAMES[record.level]!, message });
  });
  stream.push(Buffer.from(`${lines.join('\n')}\n`));
  stream.end();
  return out;
}

describe('lines of many makes behind the names a collector writes', () => {
  const mixed = Array.from({ length: 40 }, (_, i) =>
    i % 3 === 0
      ? `${stamp(i)} ledger-5d4f8c7b9-x2x4z {"severity":"warn","message":"entry ${i} late"}`
      : i % 3 === 1
        ? `${stamp(i)} kiosk-6c9d5f7b8-q8w7e level=error msg="basket ${i} lost"`
        : `${stamp(i)} courier-7f6b5d8c9-m3n4p info: parcel ${i} left`,
  );

  it('reads objects, pairs and plain text each as what they are', () => {
    const records = read(mixed);
    expect(records[3]).toEqual({ level: 'warn', message: 'entry 3 late' });
    expect(records[4]).toEqual({ level: 'error', message: 'basket 4 lost' });
    expect(records[5]!.level).toBe('info');
  });

  it('leaves a brace inside a sentence alone', () => {
    const text = `${stamp(50)} ledger-5d4f8c7b9-x2x4z got {"a": 1} and went on`;
    expect(read([...mixed, text]).at(-1)!.message).toContain('and went on');
  });
});
