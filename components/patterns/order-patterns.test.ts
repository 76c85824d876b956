import { expect, test } from 'vitest';
import type { PatternRow } from '#lib/contracts/patterns.ts';
import { orderPatterns } from './order-patterns.ts';

const row = (key: string, more: Partial<PatternRow> = {}): PatternRow => ({
  id: key,
  key,
  domain: key.split(':')[0]!,
  errorType: key.split(':')[1]!,
  title: '',
  causes: [],
  steps: [],
  successRate: null,
  solved: 0,
  tried: 0,
  usageCount: 0,
  occurrences: 1,
  lastSeen: '2026-01-01T00:00:00.000Z',
  ...more,
});
const rows = [
  row('net:LINK_FLAP', { lastSeen: '2026-03-01T00:00:00.000Z', successRate: 0, tried: 2 }),
  row('pay:POOL', { occurrences: 9, steps: [{ text: 'Add the index', worked: 1, failed: 0 }] }),
  row('pay:TIMEOUT', { successRate: 0.8, tried: 5 }),
];
const keys = (search: string, sort: 'seen' | 'count' | 'success' | 'name', domain: string | null = null) =>
  orderPatterns(rows, { search, sort, domain }).map(({ key }) => key);

test('patterns are found by words of their name, causes and steps', () => {
  expect(keys('link flap', 'name')).toEqual(['net:LINK_FLAP']);
  expect(keys('INDEX add', 'name')).toEqual(['pay:POOL']);
  expect(keys('index link', 'name')).toEqual([]);
});

test('each order puts first what it names, and what was never tried last by success', () => {
  expect(keys('', 'seen')[0]).toBe('net:LINK_FLAP');
  expect(keys('', 'count')[0]).toBe('pay:POOL');
  expect(keys('', 'success')).toEqual(['pay:TIMEOUT', 'net:LINK_FLAP', 'pay:POOL']);
  expect(keys('', 'name', 'pay')).toEqual(['pay:POOL', 'pay:TIMEOUT']);
});
