import { expect, test } from 'vitest';
import { askServer } from './ask-server.ts';

test('what the server answered is handed on as it is, also a refusal', async () => {
  const refusal = { ok: false, error: { code: 'conflict', sentence: 'It was changed meanwhile.' } } as const;
  expect(await askServer(Promise.resolve({ ok: true, value: 7 }), 'nothing was saved')).toEqual({
    ok: true,
    value: 7,
  });
  expect(await askServer(Promise.resolve(refusal), 'nothing was saved')).toEqual(refusal);
});

test('a lost connection says what did not happen and what to do next', async () => {
  const got = await askServer(Promise.reject(new TypeError('Failed to fetch')), 'nothing was saved');
  expect(got).toEqual({
    ok: false,
    error: {
      code: 'no_answer',
      sentence: 'The server could not be reached; nothing was saved. Try again.',
    },
  });
});

test('a page older than its server is told to reload, since trying again would not help', async () => {
  const { UnrecognizedActionError } = await import(
    'next/dist/client/components/unrecognized-action-error.js'
  );
  const got = await askServer(
    Promise.reject(new UnrecognizedActionError('Server Action "x" was not found')),
    'nothing was saved',
  );
  expect(got).toMatchObject({
    error: {
      sentence: 'Loglore was updated while this page was open; nothing was saved. Reload the page to go on.',
    },
  });
});
