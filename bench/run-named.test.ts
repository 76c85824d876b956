import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { listNames, readNamedArgs, runNamed } from './run-named.ts';

const folder = new URL('./eval/', import.meta.url);

test('options are read with a value, with an equals sign and bare', () => {
  const args = readNamedArgs(['--data', 'd', '--json', 'word', '--size=5', '--long']);
  expect(args).toEqual({ data: 'd', json: true, options: { size: '5', long: 'true' }, words: ['word'] });
});

test('an unknown name is a usage error that lists the known ones', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await runNamed('eval', folder, ['no-such-thing'])).toBe(2);
  expect(said.mock.calls[0]?.[0]).toContain(listNames(folder).join(', '));
  said.mockRestore();
});

test.each(['bench', 'eval'])('every name of %s is one that can be run', (kind) => {
  const names = new URL(`./${kind}/`, import.meta.url);
  const idle = listNames(names).filter(
    (name) => !/^export async function run\(/m.test(readFileSync(new URL(`${name}.ts`, names), 'utf8')),
  );
  expect(idle).toEqual([]);
});
