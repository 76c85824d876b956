import { expect, test } from 'vitest';
import type { HistoryRow } from '#lib/contracts/history.ts';
import { listEntries, rowBeside, stretchesOf } from './list-entries.ts';

const row = (id: string) => ({ id }) as HistoryRow;
const entries = listEntries(['a1', 'a2', 'a3', 'b1'].map(row), ({ id }) => id[0]!.toUpperCase());
const item = (index: number, start: number, end: number) => ({ index, start, end });

test('rows stand under their headings and are counted through', () => {
  expect(entries.map(({ key }) => key)).toEqual(['head A', 'a1', 'a2', 'a3', 'head B', 'b1']);
  expect(entries.flatMap((entry) => (entry.kind === 'row' ? [[entry.place, entry.edges]] : []))).toEqual([
    [1, 'top'],
    [2, 'none'],
    [3, 'bottom'],
    [4, 'both'],
  ]);
});

test('what is not there leaves its room, before the first and between two', () => {
  const shown = stretchesOf(entries, [item(1, 130, 160), item(4, 220, 250), item(5, 250, 280)], 100);
  expect(shown.map(({ head, title, rows }) => [head, title?.gap, rows.map(({ gap }) => gap)])).toEqual([
    ['A', undefined, [30]],
    ['B', 60, [0]],
  ]);
});

test('a list that became shorter than what was in sight shows what is left', () => {
  expect(stretchesOf(entries, [item(5, 0, 30), item(6, 30, 60)], 0)).toHaveLength(1);
});

test('one walks from row to row over headings, and in from either end', () => {
  expect([rowBeside(entries, 'a3', 1), rowBeside(entries, 'b1', -1)]).toEqual(['b1', 'a3']);
  expect([rowBeside(entries, null, 1), rowBeside(entries, null, -1)]).toEqual(['a1', 'b1']);
  expect([rowBeside(entries, 'b1', 1), rowBeside(entries, 'a1', -1)]).toEqual([null, null]);
});
