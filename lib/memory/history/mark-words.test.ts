import { expect, test } from 'vitest';
import { excerpt, markWords } from './mark-words.ts';

const marked = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

test('words are marked whatever their ending, and the last one while it is typed', () => {
  expect(marked(markWords('The poller was restarted twice', 'restarting'))).toBe(
    'The poller was [restarted] twice',
  );
  expect(marked(markWords('Ledger and ledgers', 'ledg'))).toBe('[Ledger] and [ledgers]');
  expect(marked(markWords('to go or not to go', 'x g'))).toBe('to go or not to go');
});

test('markup in the text stays text, and nothing of it is lost', () => {
  const text = '<b>timeout</b> & "timeouts" \u202e';
  const pieces = markWords(text, 'timeout');
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter((piece) => piece.hit)).toHaveLength(2);
});

test('an excerpt shows where most of the words stand together', () => {
  const text = `The ledger was fine. ${'Nothing else was said here. '.repeat(40)}Then the ledger lost its lock. ${'More. '.repeat(60)}`;
  const found = marked(excerpt(text, 'ledger lock'));
  expect(found).toContain('[ledger] lost its [lock]');
  expect(found.startsWith('…')).toBe(true);
  expect(found.length).toBeLessThan(230);
});

test('a text without the words begins at its beginning', () => {
  expect(marked(excerpt('Nothing of it', 'ledger'))).toBe('Nothing of it');
  expect(excerpt('', 'ledger')).toEqual([]);
});
