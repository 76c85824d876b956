import { expect, it } from 'vitest';
import { type Attachment, gather, isPastedLog } from './attachments.ts';

const attachment = (id: string, state: Attachment['state']): Attachment => ({
  id,
  name: id,
  bytes: 1,
  state,
});

it('tells a pasted log from typed words', () => {
  expect(isPastedLog('why do transfers fail?\nsince ten')).toBe(false);
  expect(isPastedLog('line\n'.repeat(13))).toBe(true);
  expect(isPastedLog('x'.repeat(1_501))).toBe(true);
});

it('sends what was taken, each text from its own line on', () => {
  const gathered = gather([
    attachment('a', { kind: 'ready', taken: { kind: 'text', text: 'one' } }),
    attachment('b', { kind: 'ready', taken: { kind: 'text', text: 'two\n' } }),
    attachment('c', { kind: 'ready', taken: { kind: 'stored', logSetId: 'set', lines: 4, problems: [] } }),
    attachment('d', { kind: 'failed', problem: 'too large', canRetry: false }),
    attachment('e', { kind: 'taking', phase: 'sending', sent: 0, speed: null }),
    attachment('f', { kind: 'interrupted', sent: 0 }),
  ]);
  expect(gathered).toEqual({ pasted: 'one\ntwo\n', logSetIds: ['set'] });
  expect(gather([]).pasted).toBeUndefined();
});
