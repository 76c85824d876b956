import { makePgArray } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArray, parseReals } from './array-types.ts';

test('an array is read as PostgreSQL writes it', () => {
  expect(parseArray('{}')).toEqual([]);
  expect(parseArray('{a,NULL,"NULL","b, c","","\\"q\\" \\\\ {}",1.5}')).toEqual([
    ...['a', null, 'NULL', 'b, c', '', '"q" \\ {}', '1.5'],
  ]);
});

test('numbers are read as numbers', () => {
  expect(parseReals('{}')).toEqual([]);
  expect(parseReals('{0.25,-1e-05,3}')).toEqual([0.25, -0.00001, 3]);
});

test('whatever text is written is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 10 }), (texts) => {
      expect(parseArray(makePgArray(texts))).toEqual(texts);
    }),
  );
});
