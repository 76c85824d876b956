import { expect, test } from 'vitest';
import { countNarrowing, readFilter, writeFilter } from './history-url.ts';

test('a filter and its address are the same thing', () => {
  const filter = { q: 'ledger & lock', status: 'solved', entity: 'Kestrel', from: '2026-05-01' } as const;
  expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
  expect(writeFilter({})).toBe('');
});

test('what an address says wrongly is left out, the rest holds', () => {
  const wrong = new URLSearchParams('status=gone&sort=up&from=yesterday&domain=payments&evil=1');
  expect(readFilter(wrong)).toEqual({ domain: 'payments' });
});

test('both ends of a time count as one filter, the order as none', () => {
  expect(
    countNarrowing({ q: 'a', sort: 'title', from: '2026-01-01', to: '2026-01-02', status: 'open' }),
  ).toBe(2);
});
