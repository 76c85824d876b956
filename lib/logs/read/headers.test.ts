import { expect, test } from 'vitest';
import { LEVEL_NAMES, messageText } from '../record.ts';
import { openStream } from './open-stream.ts';

const MESSAGES = ['disk is full', 'Link ok', 'starting', 'job 12 done', 'peer went away (timeout)'];

/** Lines of one program: the message varies, the header comes from the line's number. */
function read(header: (i: number) => string, count = 60) {
  const seen: { time: string; level: string; message: string }[] = [];
  const stream = openStream({}, (record) => {
    seen.push({
      time: Number.isNaN(record.time) ? '' : new Date(Math.floor(record.time + 1e-4)).toISOString(),
      level: LEVEL_NAMES[record.level]!,
      message: messageText(record),
    });
  });
  for (let i = 0; i < count; i++) stream.push(Buffer.from(`${header(i)}${MESSAGES[i % MESSAGES.length]}\n`));
  stream.end();
  return seen;
}

test('an epoch behind four words of every line is the time', () => {
  const seen = read((i) => `${4000 + i} node-${i} unix.hw state.${i % 2 ? 'up' : 'down'} ${1709544612 + i} `);
  expect(seen.every(({ message }, i) => message === MESSAGES[i % MESSAGES.length])).toBe(true);
  expect(seen[1]?.time).toBe('2024-03-04T09:30:13.000Z');
});

test('a long number in some lines only is no time', () => {
  const seen = read((i) => (i % 3 ? 'copied block number ' : `copied blocks up to ${1709544612 + i} `));
  expect(seen.every(({ time }) => time === '')).toBe(true);
});

test('a relay writes the time again: all of it is header, and a dash stands for a word', () => {
  const node = 'dn228';
  const seen = read(
    (i) =>
      `${i % 20 === 7 ? 'ALERT' : '-'} ${1709544612 + i} 2024.03.04 ${node} Mar  4 09:30:${String(12 + (i % 40)).padStart(2, '0')} ${node}/${node} app[${i}]: `,
  );
  expect(seen.map(({ message }) => message)).toEqual(seen.map((_, i) => MESSAGES[i % MESSAGES.length]));
});

test('milliseconds of a clock that is not padded are read as they are written', () => {
  const seen = read((i) => `20240304-9:3:${i % 60}:${i % 999}|Step_Counter|3002|`, 20);
  expect(seen[7]).toEqual({ time: '2024-03-04T09:03:07.007Z', level: 'none', message: 'starting' });
});

test('a bracket that all lines have behind the name of the class is header', () => {
  const seen = read((i) => `2024-03-04 09:30:12.345 4711 INFO shop.api.server [req-${i}ab 77${i}cd - - -] `);
  expect(seen.map(({ message }) => message)).toEqual(seen.map((_, i) => MESSAGES[i % MESSAGES.length]));
  expect(seen[0]?.level).toBe('info');
});

test('a day and a clock in pairs are one time, which a whole time outranks', () => {
  const [pairs] = read(() => 'date=2024-03-04 time=09:30:12 level="warning" msg="blocked" note=', 1);
  expect(pairs).toMatchObject({ time: '2024-03-04T09:30:12.000Z', level: 'warn', message: 'blocked' });
  const [whole] = read(
    () => 'date=2024-03-04 time=10:30:12 eventtime=1709544612000000000 level=error msg=x note=',
    1,
  );
  expect(whole).toMatchObject({ time: '2024-03-04T09:30:12.000Z', level: 'error' });
});
