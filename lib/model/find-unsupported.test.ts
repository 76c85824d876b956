import { expect, test } from 'vitest';
import { findUnsupported, sourceOf } from './find-unsupported.ts';

const source = sourceOf(
  'switch-connector refuses connections since 2026-03-02 10:02:15: 1,234 of 3,700 requests (33.4 %) fail with ' +
    'ERR_POOL_EXHAUSTED after 5 s. The template "pool <*> exhausted" is new. payments waits for db-1.',
);
const missing = (text: string) => findUnsupported(text, source);

test.each([
  'At 10:02 the switch-connector stopped accepting connections.',
  'About 33 % of requests, 1234 of 3700, fail with ERR_POOL_EXHAUSTED.',
  '1’234 requests failed after 5 s.',
  'As a follow-up, the non-technical summary: payments waits for db-1.',
  'The template "pool <*> exhausted" is new.',
  'The affected service refuses connections.',
])('%s: all of it stands there', (text) => {
  expect(missing(text)).toEqual([]);
});

test.each([
  ['1,235 requests fail.', '1,235'],
  ['It began at 10:03.', '10:03'],
  ['The billing-gateway fails.', 'billing-gateway'],
  ['The billing service fails.', 'billing'],
  ['It fails with ERR_DISK_FULL.', 'ERR_DISK_FULL'],
  ['The host db-2 is slow.', 'db-2'],
  ['Seven requests fail.', 'seven'],
  ['Thousands of requests fail.', 'Thousands'],
  ['It says "disk full".', 'disk full'],
  ['See https://evil.example/x', 'a link'],
  ['![x](//evil.example/a.png)', 'a link'],
  ['34 % of requests fail.', '34'],
])('%s: %s stands nowhere', (text, what) => {
  expect(missing(text)).toContain(what);
});
