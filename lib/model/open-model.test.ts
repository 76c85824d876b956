import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LanguageModel, ModelStatus } from './language-model.ts';
import { openModel } from './open-model.ts';
import { type Behaviour, type ChatServer, startChatServer } from './testing/chat-server.ts';

let server: ChatServer;
let changes: ModelStatus[];
let model: LanguageModel;
beforeEach(async () => {
  server = await startChatServer();
  changes = [];
  model = openModel({ apiKey: 'key-1', baseUrl: server.baseUrl, name: 'small' }, (status) =>
    changes.push(status),
  )!;
});
afterEach(() => server.close());

const asked = { instructions: 'Be short.', prompt: 'What is wrong?', maxTokens: 200 };
const never = new AbortController().signal;
const ask = (patienceMs = 5_000) => model.ask(asked, { patienceMs, signal: never });
const when = (behaviour: Behaviour, patienceMs?: number) => {
  server.behave(behaviour);
  return ask(patienceMs);
};

test('without a name, or without a place to ask, there is no model', () => {
  const quiet = () => {};
  expect(openModel({ apiKey: undefined, baseUrl: undefined, name: 'small' }, quiet)).toBeNull();
  expect(openModel({ apiKey: 'k', baseUrl: server.baseUrl, name: undefined }, quiet)).toBeNull();
});

test.each([false, true])(
  'it asks chat completions with the key and counts tokens (whole: %s)',
  async (whole) => {
    const soFar: string[] = [];
    server.behave({ kind: 'says', text: 'The pool is empty.', whole });
    const said = await model.ask(asked, {
      patienceMs: 5_000,
      signal: never,
      onText: (text) => soFar.push(text),
    });
    expect(said).toMatchObject({ text: 'The pool is empty.', promptTokens: 100, completionTokens: 4 });
    expect(soFar.at(-1)).toBe('The pool is empty.');
    expect(server.keys).toEqual(['Bearer key-1']);
    expect(JSON.parse(server.bodies[0]!)).toMatchObject({
      model: 'small',
      stream: true,
      max_tokens: 200,
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'What is wrong?' },
      ],
    });
    expect(model.status().state).toBe('ok');
    expect(changes).toEqual([]);
  },
);

test('thoughts of small models are not part of what is said', async () => {
  expect(
    await when({ kind: 'says', text: '<think>hm, maybe the disk</think>The pool is empty.' }),
  ).toMatchObject({
    text: 'The pool is empty.',
  });
});

test.each<[string, Behaviour, string]>([
  ['a wrong key', { kind: 'status', status: 401 }, 'the key is refused (401)'],
  ['an error of the endpoint', { kind: 'status', status: 500 }, 'it failed with status 500'],
  ['a page instead of an answer', { kind: 'garbage' }, 'it answers something else than a chat completion'],
  ['an answer of a megabyte', { kind: 'huge' }, 'it does not stop writing'],
  ['an answer without end', { kind: 'endless' }, 'it does not stop writing'],
  ['an empty answer', { kind: 'says', text: '' }, 'it answered nothing'],
])('%s is told in our own words, once, and never thrown', async (_name, behaviour, why) => {
  expect(await when(behaviour)).toEqual({ text: null, why });
  expect(model.status()).toMatchObject({ state: 'down', sentence: expect.stringContaining(why) });
  expect(changes.map(({ state }) => state)).toEqual(['down']);
  expect(server.bodies).toHaveLength(1);
});

test('a silent endpoint is left when the patience is over, and its connection ends', async () => {
  expect(await when({ kind: 'silent' }, 1_000)).toEqual({ text: null, why: 'no answer within 1 s' });
  await expect.poll(() => server.broken).toBe(1);
});

test('nothing listens there: told at once', async () => {
  await server.close();
  expect(await ask()).toEqual({ text: null, why: 'the connection is refused' });
});

test('after a failure it is left alone, then one probe at a time, and back when it answers', async () => {
  await when({ kind: 'status', status: 500 });
  server.behave({ kind: 'says', text: 'Back.' });
  expect(model.paused).toBe(true);
  expect(await ask()).toEqual({ text: null, why: 'it failed with status 500' });
  expect(server.bodies).toHaveLength(1);
  await expect.poll(() => model.paused, { timeout: 5_000 }).toBe(false);
  const both = await Promise.all([ask(), ask()]);
  expect(both.map(({ text }) => text)).toEqual(['Back.', null]);
  expect(server.bodies).toHaveLength(2);
  expect(changes.map(({ state }) => state)).toEqual(['down', 'ok']);
});

test("the caller's own stop is thrown and does not count against the model", async () => {
  const stop = new AbortController();
  const waiting = model.ask(asked, { patienceMs: 5_000, signal: stop.signal });
  await expect.poll(() => server.bodies.length).toBe(1);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  expect(model.status().state).toBe('ok');
  await expect.poll(() => server.broken).toBe(1);
});

test('secrets, people and addresses are taken out of whatever is asked', async () => {
  server.behave({ kind: 'says', text: 'Fine.' });
  const prompt = 'password=hunter2 from 10.1.2.3 by ann@example.org, Bearer abcdefgh12345678';
  await model.ask({ ...asked, prompt }, { patienceMs: 5_000, signal: never });
  for (const secret of ['hunter2', '10.1.2.3', 'ann@example.org', 'abcdefgh12345678'])
    expect(server.bodies[0]).not.toContain(secret);
});
