import { expect, test } from 'vitest';
import { fieldsOf } from './fields.ts';

const keysOf = (message: string) => fieldsOf(message, message).map(({ key }) => key);

test.each([
  ['the scheduler waits for a free slot of the pool 40 ms', 'for a free slot of the pool (ms)'],
  ['reserve-controller waits for the lock 40 ms', 'controller waits for the lock (ms)'],
  ['analysis 40 ms', 'analysis (ms)'],
  ['shutdown of 40 ms', 'shutdown (ms)'],
  ['queue_wait took 40 ms', 'queue_wait (ms)'],
  ['node7 wait: 40 ms', 'wait (ms)'],
  ['прогрев cache 40 ms', 'cache (ms)'],
  ['прогревcache 40 ms', 'value (ms)'],
  [`${'a'.repeat(60)} 40 ms`, 'value (ms)'],
  ['40 ms', 'value (ms)'],
])('%s: its measure is named by whole words', (message, key) => {
  expect(keysOf(message)).toEqual([key]);
});
