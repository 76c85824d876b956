import { expect, test } from 'vitest';
import { conversationStatuses, visibilities } from './conversations.ts';
import { outcomes } from './findings.ts';
import { countNarrowing, readAddress, readFilter, writeFilter } from './history-filter.ts';

test('a filter and its address are the same thing', () => {
  const filter = { q: 'ledger & lock', status: 'solved', entity: 'Kestrel', from: '2026-05-01' } as const;
  expect(readAddress(writeFilter(filter))).toEqual(filter);
  expect(writeFilter({})).toBe('');
});

test('what an address says wrongly is left out, the rest holds', () => {
  expect(readAddress('status=gone&sort=up&from=yesterday&domain=payments&evil=1')).toEqual({
    domain: 'payments',
  });
  expect(readAddress(`q=${'a'.repeat(301)}&env=%20&status=constructor&person=Mira`)).toEqual({
    person: 'Mira',
  });
});

test('what is not a filter at all narrows nothing', () => {
  for (const odd of [null, undefined, 7, 'solved', [['q', 'a']], { q: ['a', 'b'], entity: 5 }]) {
    expect(readFilter(odd)).toEqual({});
  }
});

test('a day that no month has is none', () => {
  expect(readAddress('from=2026-02-29&to=2024-02-29')).toEqual({ to: '2024-02-29' });
  expect(readAddress('from=2026-13-01&to=2026-1-1')).toEqual({});
});

test('every status, finding and sight that there is can be asked for', () => {
  for (const status of conversationStatuses) expect(readFilter({ status })).toEqual({ status });
  for (const outcome of outcomes) expect(readFilter({ outcome })).toEqual({ outcome });
  for (const visibility of visibilities) expect(readFilter({ visibility })).toEqual({ visibility });
});

test('both ends of a time count as one filter, the order as none', () => {
  expect(
    countNarrowing({ q: 'a', sort: 'title', from: '2026-01-01', to: '2026-01-02', status: 'open' }),
  ).toBe(2);
});
