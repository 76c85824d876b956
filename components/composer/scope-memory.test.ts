import { expect, it } from 'vitest';
import { emptyScopeMemory, parseScopeMemory, withScope } from './scope-memory.ts';

it('remembers the scope and the names used before, newest first', () => {
  let memory = withScope(emptyScopeMemory, 'env', ' prod ');
  memory = withScope(memory, 'env', 'staging');
  memory = withScope(memory, 'env', 'prod');
  expect(memory.current).toEqual({ env: 'prod' });
  expect(memory.known.env).toEqual(['prod', 'staging']);
  expect(withScope(memory, 'env', '').current).toEqual({});
  expect(parseScopeMemory(JSON.stringify(memory))).toEqual(memory);
});

it.each([null, '', 'not json', '[]', '{"current":5,"known":{"env":[1,{}]}}'])(
  'reads %s as nothing',
  (stored) => {
    expect(parseScopeMemory(stored)).toEqual(emptyScopeMemory);
  },
);
