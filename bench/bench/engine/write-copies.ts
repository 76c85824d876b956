import { closeSync, openSync, writeSync } from 'node:fs';
import { LogStream } from '#lib/logs/read/open-stream.ts';
import { F_TIME, hasField } from '#lib/logs/record.ts';

/** Where a seed's digits lie that another copy changes. */
interface Places {
  text: Buffer;
  /** First digit of each day of the month that stands before a clock. */
  days: Uint32Array;
  /** Digits of numbers and ids outside of the times, the first digit of each left out. */
  digits: Uint32Array;
}

/** Writes copies of the seeds one after the other until the file has `bytes`: later days, other numbers and ids. */
export function writeCopies(path: string, seeds: readonly Buffer[], bytes: number): number {
  const share = Math.ceil(bytes / seeds.length);
  const places = seeds.map((seed) => findPlaces(wholeLines(seed, share)));
  const file = openSync(path, 'w');
  let written = 0;
  for (let copy = 0; written < bytes; copy++) {
    for (const place of places) {
      const rest = bytes - written;
      if (rest <= 0) break;
      const text = wholeLines(vary(place, copy), rest);
      written += writeSync(file, text);
      if (text.length < place.text.length) {
        closeSync(file);
        return written;
      }
    }
  }
  closeSync(file);
  return written;
}

/** The first lines that fit into `bytes`; at least one. */
function wholeLines(text: Buffer, bytes: number): Buffer {
  if (text.length <= bytes) return text;
  const stop = text.lastIndexOf(10, bytes);
  return text.subarray(0, stop < 0 ? text.indexOf(10) + 1 : stop + 1);
}

function findPlaces(text: Buffer): Places {
  const days: number[] = [];
  const isTime = new Uint8Array(text.length);
  const stream = new LogStream({}, (record) => {
    if (!hasField(record, F_TIME)) return;
    const from = record.offset + record.fieldStart[F_TIME]! - record.start;
    const to = record.offset + record.fieldEnd[F_TIME]! - record.start;
    isTime.fill(1, from, to);
    const day = /(\d\d)[ T.-]\d\d[:.]\d\d/.exec(text.toString('latin1', from, to));
    if (day) days.push(from + day.index);
  });
  stream.push(text);
  stream.end();
  const digits: number[] = [];
  const isDigit = (at: number) => text[at]! >= 48 && text[at]! <= 57;
  for (let at = 1; at < text.length; at++)
    if (isDigit(at) && isDigit(at - 1) && isTime[at] === 0) digits.push(at);
  return { text, days: Uint32Array.from(days), digits: Uint32Array.from(digits) };
}

/** Ids that are equal in the seed stay equal in the copy. */
function vary({ text, days, digits }: Places, copy: number): Buffer {
  if (copy === 0) return text;
  const out = Buffer.from(text);
  for (const at of days) {
    const day = (out[at]! - 48) * 10 + out[at + 1]! - 48;
    const shifted = 1 + ((day - 1 + copy) % 28);
    out[at] = 48 + Math.floor(shifted / 10);
    out[at + 1] = 48 + (shifted % 10);
  }
  for (const at of digits) out[at] = 48 + ((text[at]! - 48 + copy * (text[at - 1]! & 7) + copy) % 10);
  return out;
}
