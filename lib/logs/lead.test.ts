import { expect, test } from 'vitest';
import { loadEvents } from './load-events.ts';
import { leadOf } from './read/lead-of.ts';

const rows = Array.from(
  { length: 400 },
  (_, at) =>
    `2031-03-04T09:${String(at % 60).padStart(2, '0')}:00Z,${at % 9 ? 'info' : 'error'},cart,item ${at} added`,
);
const whole = Buffer.from(`time,level,service,message\n${rows.join('\n')}\n`);

test('a part from the middle of a file is read as the file is, its header known from the beginning', () => {
  const part = Buffer.from(`${rows.slice(300).join('\n')}\n`);
  const file = { name: 'shop.csv', bytes: part, firstLine: 302, lead: leadOf(whole.subarray(0, 4000)) };
  const [all, some] = loadEvents([[{ name: 'shop.csv', bytes: whole }], [file]]);
  expect(some!.count).toBe(100);
  expect([...some!.line.subarray(0, 2)]).toEqual([302, 303]);
  expect(some!.text(0)).toBe(rows[300]);
  const last = all!.count - 1;
  expect(some!.services).toEqual(all!.services);
  expect(some!.message(99)).toBe(all!.message(last));
  expect(some!.level[99]).toBe(all!.level[last]);
  expect(some!.time[99]).toBe(all!.time[last]);
});

test('a lead is whole lines', () => {
  expect(Buffer.from(leadOf(Buffer.from('a\nb\nc'))).toString()).toBe('a\nb\n');
  expect(leadOf(Buffer.from('endless'))).toHaveLength(0);
});
