import { expect, it } from 'vitest';
import { tint } from './tint.ts';

const shown = (parts: ReturnType<typeof tint>) =>
  parts
    .map(({ text, kind }) => (kind === 'plain' ? text : `${kind === 'found' ? '{' : '['}${text}]`))
    .join('');

it('tints what varies and what was searched for', () => {
  const text = '10:00 INFO request 812 settled in 31 ms';
  expect(shown(tint(text, 'request <*> settled in <*> ms', 'SETTLED'))).toBe(
    '10:00 INFO request [812] {settled] in [31] ms',
  );
});

it('tints nothing where the template does not fit, and always gives the whole text back', () => {
  for (const template of ['other <*> words', '<*>', 'no wildcard', '', 'a<*>b<*>c']) {
    const parts = tint('a1b2', template, 'İ');
    expect(parts.map(({ text }) => text).join('')).toBe('a1b2');
  }
  expect(shown(tint('a1b2', 'a<*>b<*>c', null))).toBe('a1b2');
});

it('takes no longer for a text made to be slow', () => {
  const text = 'a'.repeat(20_000);
  expect(
    tint(text, '<*>a'.repeat(400), 'a'.repeat(50))
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
