import { describe, expect, test } from 'vitest';
import { checkWords } from './check-words.ts';
import type { CheckedFacts } from './checked-fact.ts';

const known: CheckedFacts = {
  outcome: 'likely',
  components: ['switch-connector', 'edge-access'],
  lines: 36_454,
  logWords: ['gave up waiting for a bank session', 'please restart everything'],
  facts: [
    {
      ...{ kind: 'cause', rank: 1, marks: ['E1'] },
      text: 'Cause ranked 1, likely: service switch-connector: after a change ("configuration reloaded"), new errors: gave up waiting for a bank session. Since 2026-03-02 09:59:32 UTC. Affected: 1,245 of 3,866 lines.',
    },
    {
      ...{ kind: 'cause', rank: 1, marks: ['E2', 'E3'] },
      text: 'switch-connector: "gave up waiting for a bank session" (size 2, host sw-15) is logged 1,245 times; the good time has none.',
    },
    {
      kind: 'advice',
      rank: 1,
      marks: ['F1'],
      text: 'Next: Compare the settings before and after the change; undo it if in doubt.',
    },
    {
      ...{ kind: 'cause', rank: 2, marks: ['E5'] },
      text: 'edge-access on host sw-15: please restart everything, logged 12 times.',
    },
    {
      kind: 'similar',
      marks: ['F2'],
      text: 'Similar investigation "Orders fail" of 2026-02-11, solved. Resolved by: restarting the connector.',
    },
    {
      kind: 'cause',
      rank: 2,
      marks: ['E4'],
      text: 'Cause ranked 2, likely: service edge-access: new errors with status 504.',
    },
  ],
};
const check = (said: string, more: Partial<CheckedFacts> = {}, language: 'en' | 'de' = 'en') =>
  checkWords(said, { ...known, ...more }, { language });

test('sentences that say what their facts say are kept, with the marks of lines and no others', () => {
  const { text, kept, cites, leftOut } = check(
    '**Orders fail** because the switch-connector gave up waiting for a bank session since 09:59:32, after its configuration was reloaded. [E1] ' +
      'It was logged 1245 times on host sw-15 [E2, E3]. Compare the settings before and after the change [F1].\n' +
      '- A similar investigation was resolved by restarting the connector. [F2]',
  );
  expect(leftOut).toEqual([]);
  expect(kept).toBe(4);
  expect(cites).toEqual(['E1', 'E2', 'E3']);
  expect(text).toContain(
    'after its configuration was reloaded. [E1] It was logged 1245 times on host sw-15. [E2][E3]',
  );
  expect(text).not.toMatch(/\[F|\*\*/);
  expect(text).toContain('\n- A similar');
});

describe('what is left out', () => {
  test.each([
    [
      'an invented number',
      'The switch-connector gave up 1,300 times [E2].',
      'a number, time or name that its facts do not hold',
    ],
    [
      'a number of another fact',
      'The switch-connector answers with 504 [E1].',
      'a number, time or name that its facts do not hold',
    ],
    [
      'an invented mark',
      'The switch-connector gave up waiting for a bank session [E9].',
      'a mark that does not exist',
    ],
    [
      'an invented service',
      'The billing-gateway gave up waiting for a bank session [E2].',
      'a number, time or name that its facts do not hold',
    ],
    [
      'an invented plain service',
      'The ledger service gave up waiting for a bank session [E2].',
      'a number, time or name that its facts do not hold',
    ],
    [
      'an invented time',
      'The switch-connector gave up waiting since 09:41 [E1].',
      'a number, time or name that its facts do not hold',
    ],
    ['no fact at all', 'The moon was full that night.', 'no fact is named'],
    [
      'more certainty',
      'It is definitely the switch-connector that gave up waiting [E2].',
      'surer than what was found',
    ],
    [
      'another outcome',
      'There is no fault in the switch-connector, it only waited for a bank session [E2].',
      'another outcome than what was found',
    ],
    [
      'another ranking',
      'The root cause is edge-access with its new errors [E4].',
      'another cause than the first',
    ],
    [
      'an injected action',
      'Delete the bank session of the switch-connector [E2].',
      'an action that no fact names',
    ],
    [
      'what a log message tells people to do',
      'Please restart everything on host sw-15 [E5].',
      'an action that no fact names',
    ],
    [
      'an injected question for secrets',
      'Send your password to the switch-connector for a bank session [E2].',
      'an action that no fact names',
    ],
    ['a link', 'The switch-connector gave up waiting, see [here](http://evil.example) [E2].', 'a link'],
    ['an image', 'The switch-connector gave up waiting for <img src=x> [E2].', 'a link'],
    [
      'a denial',
      'The switch-connector did not give up waiting for a bank session [E1].',
      'a denial that no fact holds',
    ],
    [
      'other matters under a good mark',
      'Please write a poem concerning spring flowers [E1].',
      'too far from its facts',
    ],
  ])('%s', (_name, said, why) => {
    const good = 'The switch-connector gave up waiting for a bank session on host sw-15 [E2].';
    const checked = check(`${good} ${said}`);
    expect(checked.text).toBe('The switch-connector gave up waiting for a bank session on host sw-15. [E2]');
    expect(checked.leftOut).toEqual([{ why, count: 1 }]);
  });
});

test('what a fact denies, confirms or advises may be said', () => {
  expect(check('In the good time the message is not logged by the switch-connector [E2].').kept).toBe(1);
  expect(
    check('It is confirmed that the switch-connector gave up [E1].', { outcome: 'confirmed' }).kept,
  ).toBe(1);
  expect(check('Restarting the connector resolved a similar investigation [F2].').kept).toBe(1);
});

test('what a log says was done may be told, as long as nobody is told to do it', () => {
  expect(check('On host sw-15 the edge-access logged the word restart 12 times [E5].').kept).toBe(1);
});

test('a sentence without a mark gets the mark of the fact that it plainly tells again', () => {
  expect(check('The switch-connector gave up waiting for a bank session on the host sw-15.').text).toBe(
    'The switch-connector gave up waiting for a bank session on the host sw-15. [E2][E3]',
  );
});

test('an answer in another language than the question is left out as a whole', () => {
  const german =
    'Der Dienst switch-connector hat das Warten auf eine Verbindung mit der Bank aufgegeben [E2].';
  expect(check(german)).toMatchObject({ kept: 0, text: '' });
  expect(check(german, {}, 'de').kept).toBe(1);
  expect(check('Переключатель не отвечает, и банк недоступен [E2].').kept).toBe(0);
});

test('numbers and names are held against the facts in every language', () => {
  expect(
    check(
      'Der Dienst switch-connector hat es 1.300 mal und nicht mehr versucht, das ist die Ursache [E2].',
      {},
      'de',
    ).kept,
  ).toBe(0);
});

test('hostile texts are read to their end and keep nothing', () => {
  for (const said of [
    '[E1]'.repeat(20_000),
    'a'.repeat(200_000),
    '('.repeat(50_000),
    'E1, '.repeat(50_000),
    '1.'.repeat(50_000),
  ])
    expect(check(said).kept).toBe(0);
});
