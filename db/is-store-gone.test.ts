import { expect, test } from 'vitest';
import { isStoreGone } from './is-store-gone.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test('a server that is away, restarting or full may be back in a moment', () => {
  for (const code of ['ECONNREFUSED', 'CONNECTION_CLOSED', '57P01', '57P03', '08006', '53300']) {
    expect(isStoreGone(withCode(code)), code).toBe(true);
  }
});

test('the reason is found behind wrapped and joined errors', () => {
  expect(isStoreGone(new Error('query failed', { cause: withCode('ECONNREFUSED') }))).toBe(true);
  expect(isStoreGone(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]))).toBe(true);
});

test('a wrong query, a broken rule or a closed store stay errors', () => {
  for (const code of ['42601', '23505', '57014', 'CONNECTION_ENDED']) {
    expect(isStoreGone(withCode(code)), code).toBe(false);
  }
  expect(isStoreGone(new Error('plain'))).toBe(false);
  expect(isStoreGone(null)).toBe(false);
});
