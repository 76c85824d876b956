import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkSettings, isLoopback, readSettings, SettingsError, variables } from './settings.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

function complaint(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as SettingsError).message;
  }
  return '';
}

test('.env.example names every setting once, each under a line that explains it, and no other', () => {
  const lines = example.split('\n');
  const named = lines.flatMap((line, i) => {
    const name = /^([A-Z_]+)=/.exec(line)?.[1];
    if (name) expect(lines[i - 1], `${name} has an explanation`).toMatch(/^# \S/);
    return name ? [name] : [];
  });
  expect(named).toEqual(Object.keys(variables.shape));
});

test('.env.example as it stands gives the defaults', () => {
  const env = Object.fromEntries(
    example.split('\n').flatMap((line) => {
      const found = /^([A-Z_]+)=(.*)$/.exec(line);
      return found ? [[found[1], found[2]]] : [];
    }),
  );
  expect(readSettings(env)).toEqual(readSettings({}));
});

test('a bad value names its variable, and all bad values are named at once', () => {
  const said = complaint(() => readSettings({ PORT: 'eighty', EMBEDDINGS: 'maybe' }));
  expect(said).toContain('PORT is "eighty": expected a whole number from 0 to 65535.');
  expect(said).toContain('EMBEDDINGS is "maybe": expected off, openai or local.');
});

test('search by meaning through an endpoint needs the endpoint', () => {
  expect(complaint(() => readSettings({ EMBEDDINGS: 'openai' }))).toContain('OPENAI_BASE_URL');
  expect(readSettings({ EMBEDDINGS: 'openai', OPENAI_API_KEY: 'k' }).embeddings.provider).toBe('openai');
});

test('a wrong value of a variable that may hold a password is not repeated', () => {
  const said = complaint(() => readSettings({ DATABASE_URL: 'mysql://root:hunter2@db/x' }));
  expect(said).toContain('DATABASE_URL has a wrong value: expected an address like postgres://');
  expect(said).not.toContain('hunter2');
});

test('an empty variable counts as unset', () => {
  expect(readSettings({ REDIS_URL: ' ', PORT: '' })).toEqual(readSettings({}));
});

test('an address that other machines reach is refused until it is allowed', () => {
  expect(complaint(() => checkSettings(readSettings({ HOST: '0.0.0.0' })))).toContain(
    'LOGLORE_ALLOW_REMOTE=1',
  );
  expect(complaint(() => checkSettings(readSettings({ HOST: '192.168.1.5' })))).toContain('no login');
  checkSettings(readSettings({ HOST: '0.0.0.0', LOGLORE_ALLOW_REMOTE: '1' }));
  checkSettings(readSettings({}));
});

test('only real loopback addresses count as this machine', () => {
  expect(['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]', '::ffff:127.0.0.1'].every(isLoopback)).toBe(
    true,
  );
  expect(['127.0.0.1.evil.example', '10.0.0.1', '::', '0.0.0.0', ''].some(isLoopback)).toBe(false);
});
