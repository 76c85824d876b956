import { expect, test } from 'vitest';
import { checkAdmin } from './check-admin.ts';
import { readSettings } from './settings.ts';

const token = 'a-token-of-some-length';
const refused = (env: Record<string, string>, headers: Record<string, string>) => {
  try {
    checkAdmin(readSettings(env), new Headers(headers));
    return false;
  } catch {
    return true;
  }
};

test('without a token only a server on this machine takes admin requests, under its own name', () => {
  expect(refused({}, { host: '127.0.0.1:3000' })).toBe(false);
  expect(refused({}, { host: 'localhost:3000' })).toBe(false);
  expect(refused({}, { host: 'rebound.example:3000' })).toBe(true);
  expect(refused({ HOST: '0.0.0.0' }, { host: '127.0.0.1:3000', 'x-forwarded-for': '127.0.0.1' })).toBe(true);
});

test('with a token nothing else counts', () => {
  const env = { LOGLORE_ADMIN_TOKEN: token };
  expect(refused(env, { host: 'away.example', authorization: `Bearer ${token}` })).toBe(false);
  expect(refused(env, { host: '127.0.0.1', authorization: 'Bearer wrong' })).toBe(true);
  expect(refused(env, { host: '127.0.0.1' })).toBe(true);
});
