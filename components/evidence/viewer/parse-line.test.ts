import { expect, it } from 'vitest';
import { parseLine } from './parse-line.ts';

it('reads the message and fields of a JSON line', () => {
  expect(parseLine('{"ts":1,"msg":"paid","user":{"id":7}}')).toEqual({
    message: 'paid',
    fields: [
      ['ts', '1'],
      ['msg', 'paid'],
      ['user', '{"id":7}'],
    ],
  });
});

it('leaves out the time and level that stand beside the line, and names its pairs', () => {
  const line = '2026-03-02T09:40:01.250Z ERROR pay order failed code=504 reason="no \\"answer\\"" x=';
  expect(parseLine(line)).toEqual({
    message: 'pay order failed code=504 reason="no \\"answer\\"" x=',
    fields: [
      ['code', '504'],
      ['reason', 'no \\"answer\\"'],
      ['x', ''],
    ],
  });
});

it.each(['{"cut":"in the mid', '', '2026-03-02 09:40:01', '=', '{'])('shows %j as it stands', (line) => {
  expect(parseLine(line)).toEqual({ message: line, fields: [] });
});
