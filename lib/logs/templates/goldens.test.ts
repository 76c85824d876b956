import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TemplateMiner } from './template-miner.ts';

const folder = new URL('./goldens/', import.meta.url);
const RULE = '\n==== templates\n';

/** A golden holds some lines as programs write them, a rule, and the templates that are to come of them. */
function mine(lines: string[]): string {
  const miner = new TemplateMiner();
  for (const line of lines) {
    const bytes = new TextEncoder().encode(line);
    miner.add(bytes, 0, bytes.length);
  }
  return miner
    .finish()
    .templates.map(({ count, text }) => `${String(count).padStart(3)}  ${text}\n`)
    .join('');
}

test.each(readdirSync(folder))('the lines of %s come to the templates below them', (name) => {
  const [lines = '', templates] = readFileSync(new URL(name, folder), 'utf8').split(RULE);
  expect(mine(lines.split('\n'))).toBe(templates);
});
