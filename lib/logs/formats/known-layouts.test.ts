import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStream } from '../read/open-stream.ts';
import { LEVEL_NAMES } from '../record.ts';

interface Sample {
  layout: string;
  time: string;
  level: string;
  text: string;
}

const samples = readFileSync(new URL('./testing/known-layouts.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Sample);

/** Time and level of the last record: header lines of a file come before it. */
function readLast(text: string): { time: string; level: string } {
  let last = { time: '', level: '' };
  const stream = openStream({ referenceTime: Date.UTC(2024, 5, 1) }, (r) => {
    // microseconds do not survive the division exactly: a tenth of one is forgiven
    const time = Number.isNaN(r.time) ? '' : new Date(Math.floor(r.time + 1e-4)).toISOString();
    last = { time, level: LEVEL_NAMES[r.level]! };
  });
  stream.push(Buffer.from(text));
  stream.end();
  return last;
}

describe('lines of known programs', () => {
  it.each(samples)('gives a line of $layout its time and level by itself', ({ text, time, level }) => {
    expect(readLast(text)).toEqual({ time, level });
  });

  it('covers well over sixty layouts', () => {
    expect(new Set(samples.map((s) => s.layout)).size).toBeGreaterThan(60);
  });
});
