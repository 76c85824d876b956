import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test('forms of one verb share a stem', () => {
  for (const forms of [
    'restart restarts restarted restarting',
    'go went gone going',
    'deploy deploys deployed',
  ])
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
});

test('singular and plural share a stem', () => {
  for (const [one, many] of [
    ['query', 'queries'],
    ['switch', 'switches'],
    ['device', 'devices'],
    ['child', 'children'],
  ])
    expect(stem(one as string)).toBe(stem(many as string));
});

test('identifiers and other scripts pass unchanged', () => {
  for (const word of ['sal-042', 'e1234', 'größe', '設備', '']) expect(stem(word)).toBe(word);
});

test('different things keep different stems', () => {
  expect(stem('timeout')).not.toBe(stem('time'));
  expect(stem('status')).not.toBe(stem('state'));
  expect(stem('connection')).not.toBe(stem('connector'));
});
