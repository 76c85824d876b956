import { expect, test } from 'vitest';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import { seenInLogs } from './seen-in-logs.ts';

type Change = StepPayload<'Compared Windows'>['changes'][number];

const change = (given: Pick<Change, 'kind' | 'subject' | 'before' | 'after'> & Partial<Change>): Change => ({
  effect: 20,
  worked: '',
  series: [],
  ...given,
});

function seenFrom(changes: Change[]) {
  const steps: { [Name in StepName]?: StepPayload<Name> } = {
    'Searched Logs': {
      lines: 900,
      bytes: 90_000,
      matched: 12,
      templates: 1,
      top: [{ template: 'order <*> failed', level: 'error', count: 12 }],
    },
    'Compared Windows': { baseline: 'the lines before', changes },
  };
  return seenInLogs({ finished: <N extends StepName>(name: N) => steps[name] as StepPayload<N> | undefined });
}

test('what changed elsewhere is seen too, though the search kept to the service that was asked about', () => {
  const first = '2026-05-01T08:02:00.000Z';
  const seen = seenFrom([
    change({
      kind: 'new',
      subject: 'PoolTimeoutException: pool <*> empty',
      level: 'error',
      before: 0,
      after: 31,
      first,
    }),
    change({ kind: 'surged', subject: 'order <*> failed', level: 'error', before: 1, after: 12 }),
    change({ kind: 'silent', subject: 'ledger', before: 40, after: 0 }),
  ]);
  expect(seen?.templates).toEqual([
    { text: 'order <*> failed', level: 'error', count: 12, change: 6.5 },
    {
      text: 'PoolTimeoutException: pool <*> empty',
      level: 'error',
      count: 31,
      change: 32,
      firstSeen: Date.parse(first),
    },
  ]);
  expect(seen?.exceptions).toEqual(['PoolTimeoutException']);
});
