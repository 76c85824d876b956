import { describe, expect, test } from 'vitest';
import { branchOf, type Placed, versionsOf } from './branches.ts';

const ask = (id: string, follows?: string | null): Placed => ({
  id,
  role: 'user',
  parentId: follows ?? null,
  branches: follows !== undefined,
});
const answer = (id: string, of: string): Placed => ({
  id,
  role: 'assistant',
  parentId: of,
  branches: false,
});
const ids = (messages: readonly Placed[]) => messages.map(({ id }) => id).join(' ');

const edited = [
  ...[ask('q1'), answer('a1', 'q1'), ask('q2'), answer('a2', 'q2'), ask('q3'), answer('a3', 'q3')],
  ...[ask('q2b', 'a1'), answer('a2b', 'q2b')],
];

describe('branches of an investigation', () => {
  test('without an edit everything said is one branch', () => {
    expect(ids(branchOf(edited.slice(0, 6)))).toBe('q1 a1 q2 a2 q3 a3');
    expect(versionsOf(edited.slice(0, 6)).size).toBe(0);
    expect(branchOf([])).toEqual([]);
  });

  test('an edited question takes the place of the first and of what followed it', () => {
    expect(ids(branchOf(edited))).toBe('q1 a1 q2b a2b');
    expect(versionsOf(edited).get('q2')).toEqual(['q2', 'q2b']);
    expect(versionsOf(edited).get('q2b')).toEqual(['q2', 'q2b']);
    expect(versionsOf(edited).has('q3')).toBe(false);
  });

  test('an earlier version is read with all that followed it, also by a message within it', () => {
    expect(ids(branchOf(edited, 'q2'))).toBe('q1 a1 q2 a2 q3 a3');
    expect(ids(branchOf(edited, 'a3'))).toBe('q1 a1 q2 a2 q3 a3');
    expect(ids(branchOf(edited, 'gone'))).toBe('q1 a1 q2b a2b');
  });

  test('a question asked at an earlier version goes on from there and is the newest branch', () => {
    const on = [...edited, ask('q4', 'a3'), answer('a4', 'q4')];
    expect(ids(branchOf(on))).toBe('q1 a1 q2 a2 q3 a3 q4 a4');
    expect(ids(branchOf(on, 'q2b'))).toBe('q1 a1 q2b a2b');
    expect(versionsOf(on).get('q2b')).toEqual(['q2', 'q2b']);
  });

  test('the first question is edited as well, more than once', () => {
    const anew = [ask('q1'), answer('a1', 'q1'), ask('q1b', null), answer('a1b', 'q1b'), ask('q1c', null)];
    expect(ids(branchOf(anew))).toBe('q1c');
    expect(versionsOf(anew).get('q1')).toEqual(['q1', 'q1b', 'q1c']);
  });

  test('an answer that comes late stays with its own version', () => {
    const late = [ask('q1'), ask('q1b', null), answer('a1', 'q1'), answer('a1b', 'q1b'), ask('q2')];
    expect(ids(branchOf(late))).toBe('q1b a1b q2');
    expect(ids(branchOf(late, 'q1'))).toBe('q1 a1');
  });

  test('two questions asked at once are one branch', () => {
    const both = [ask('q1'), ask('q2'), answer('a1', 'q1'), answer('a2', 'q2')];
    expect(ids(branchOf(both))).toBe('q1 q2 a1 a2');
  });

  test('where the oldest messages are not kept any more, a branch begins with its question', () => {
    expect(ids(branchOf(edited.slice(3)))).toBe('q2b a2b');
  });
});
