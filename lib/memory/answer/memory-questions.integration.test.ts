import { beforeAll, describe, expect, test } from 'vitest';
import { createConversation, readConversation } from '#db/queries/conversations.ts';
import { findEntities, setAliases } from '#db/queries/entities.ts';
import { storeMessage } from '#db/queries/messages.ts';
import { followToEnd, ask as startQuestion } from '#lib/orchestrator/testing/instances.ts';
import { readDictionary } from '#lib/orchestrator/understand-run.ts';
import { understandQuestion } from '#lib/question/understand-question.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { recordOutcome } from '../patterns/record-outcome.ts';
import { readPreferences } from '../preferences/read-preferences.ts';
import { finding, finished } from '../testing/finished.ts';
import { history, type Past } from '../testing/past.ts';
import { answerMemoryQuestion } from './answer-memory-question.ts';
import type { MemoryAnswer } from './memory-answer.ts';

/** Half past midnight on a Thursday in Rome, while UTC is still on Wednesday. */
const now = new Date('2026-05-13T22:30:00Z');
const userId = 'local';

describe('questions that history answers', () => {
  let ctx: Ctx;
  const idOf = new Map<string, string>();

  withCtx((opened) => {
    ctx = opened;
  });
  beforeAll(async () => {
    for (const past of history) await remember(past);
    const [paradise] = await findEntities(ctx.db, { userId, name: 'Paradise' });
    await setAliases(ctx.db, { entityId: paradise!.id, aliases: ['PAR-01'] });
  });

  async function remember(past: Past) {
    const at = new Date(past.at.replace('Z', ':00Z'));
    const { id } = await createConversation(ctx.db, {
      userId: past.by,
      title: past.title,
      domain: past.domain,
      visibility: past.private ? 'private' : 'team',
      createdAt: at,
    });
    idOf.set(past.title, id);
    await storeMessage(ctx.db, {
      conversationId: id,
      role: 'user',
      content: `${past.title}, why?`,
      createdAt: at,
    });
    await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId: past.by,
        queryText: `${past.title}, why?`,
        at: new Date(at.getTime() + 60_000),
        parameters: {
          domain: past.domain,
          devices: past.device ? [past.device] : [],
          services: past.service ? [past.service] : [],
        },
        outcome: past.outcome ?? 'confirmed',
        findings: [
          finding({
            title: past.cause,
            pattern: `${past.domain}:${past.error}`,
            outcome: past.outcome ?? 'confirmed',
            component: { kind: past.service ? 'service' : 'device', name: (past.service ?? past.device)! },
            templates: [`${past.error.toLowerCase()} <*>`],
          }),
        ],
        templates: [{ text: `${past.error.toLowerCase()} <*>`, level: 'error', count: 5 }],
        services: ['gateway'],
      }),
    );
    const note = { userId: past.by, conversationId: id, source: 'person' as const };
    for (const action of past.tried ?? [])
      await recordOutcome(ctx, {
        ...note,
        outcome: 'not_solved',
        action,
        at: new Date(at.getTime() + 600_000),
      });
    if (past.fix) {
      const solvedAt = new Date(at.getTime() + (past.hours ?? 1) * 3_600_000);
      await recordOutcome(ctx, { ...note, outcome: 'solved', action: past.fix, at: solvedAt });
    }
  }

  async function ask(
    text: string,
    options: { zone?: string; by?: string; in?: string } = {},
  ): Promise<MemoryAnswer> {
    const { zone = 'Europe/Rome', by = userId } = options;
    const dictionary = await readDictionary(ctx, by);
    const { memoryQuestion } = understandQuestion({ text, now, timeZone: zone, dictionary });
    if (!memoryQuestion) throw new Error(`not read as a question to history: ${text}`);
    const conversationId = options.in ? idOf.get(options.in)! : crypto.randomUUID();
    return answerMemoryQuestion({ ctx, userId: by, conversationId, timeZone: zone }, memoryQuestion);
  }

  /** The first table as `first column: numbers`. */
  const rows = ({ tables }: MemoryAnswer): string[] =>
    (tables[0]?.rows ?? []).map((row) => {
      const [first, ...rest] = Object.values(row);
      return [first, ...rest.filter((value) => typeof value === 'number')].join(' ');
    });
  const labels = ({ links }: MemoryAnswer) => links.map(({ label }) => label);

  type Case = [question: string, expected: string[], options?: Parameters<typeof ask>[1]];
  const [A1, A2, A3, A4, A5, A6, A7, A8, A9, A10] = history.map(({ title }) => title) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];

  /** Exactly these rows, in this order. */
  const tabled: Case[] = [
    ['Show me all devices we investigated this week', ['Arcadia 1', 'Atlantis 1', 'Paradise 1']],
    [
      'Show me all devices we investigated this week',
      ['Arcadia 1', 'Atlantis 1', 'Paradise 1'],
      { zone: 'Asia/Karachi' },
    ],
    ['Which devices did we investigate last week?', ['core-router 1', 'Utopia 1']],
    [
      'Which devices did we investigate last week?',
      ['Atlantis 1', 'core-router 1', 'Utopia 1'],
      { zone: 'UTC' },
    ],
    ['Which devices did I investigate this month?', ['Paradise 2', 'core-router 1']],
    ['Which devices did we investigate last month?', ['Atlantis 1', 'Paradise 1']],
    ['Which devices did we investigate last month?', ['Paradise 2', 'Atlantis 1'], { zone: 'UTC' }],
    ['Which devices did we investigate yesterday?', ['Arcadia 1', 'Paradise 1']],
    ['Which services did we investigate this week?', ['checkout 1']],
    ['Which domains did we investigate this month?', ['SAL 4', 'NET 2', 'PAY 1']],
    ['Which devices did Ana investigate?', ['Atlantis 2']],
    ['What are the most common SAL issues?', ['stale events 4 67', 'connection lost 2 33']],
    ['What are the most common SAL issues?', ['stale events 5 71', 'connection lost 2 29'], { by: 'ana' }],
    [
      'What are the most common issues?',
      ['stale events 4 50', 'connection lost 2 25', 'cert expired 1 13', 'link flap 1 13'],
    ],
    [
      'What are the most common issues this month?',
      ['stale events 2 33', 'connection lost 2 33', 'cert expired 1 17', 'link flap 1 17'].sort(
        (a, b) => Number(b.split(' ').at(-2)) - Number(a.split(' ').at(-2)) || (a < b ? -1 : 1),
      ),
    ],
    ['What are the top 2 issues?', ['stale events 4 50', 'connection lost 2 25']],
    ['Which devices keep failing?', ['Paradise 3', 'Atlantis 2']],
    ['Which devices keep failing this month?', ['Paradise 2']],
    [
      'What was the fix for stale events?',
      ['restarting the poller on Paradise 3 0', 'clearing the cache 0 1'],
    ],
    ['What fixed Utopia?', ['replacing the cable 1 0']],
    ['How did we solve the certificate problem?', ['renewing the certificate 1 0']],
    ['How many investigations did we have last month by domain?', ['SAL 2']],
    ['How many investigations did we have this month by domain?', ['SAL 4', 'NET 2', 'PAY 1']],
    ['Who investigated Atlantis?', ['ana 2']],
    ['Who investigated Paradise?', ['local 3']],
    ['How many were solved?', ['solved 5 56', 'unsolved 1 11', 'open 3 33']],
    ['What is our success rate this month?', ['solved 3 43', 'unsolved 1 14', 'open 3 43']],
    ["List yesterday's investigations", [A10, A9]],
    ['List the unsolved investigations', [A10, A9, A6, A5]],
    ['List the solved investigations', [A7, A4, A3, A2, A1]],
    ['Show me my investigations of this week', [A9, A7]],
    ['List the investigations of last week', [A5, A4]],
    ['List the investigations of last week', [A6, A5, A4], { zone: 'UTC' }],
    ['What did I ask yesterday?', [`${A9}, why?`]],
    ['What did I ask last month?', [`${A1}, why?`]],
    ['What did I ask last month?', [`${A3}, why?`, `${A1}, why?`], { zone: 'UTC' }],
    ['What did Bob ask?', [`${A10}, why?`, `${A4}, why?`]],
  ];

  test.each(tabled)('%s → exactly %j', async (question, expected, options) => {
    expect(rows(await ask(question, options))).toEqual(expected);
  });

  /** The answer says each of these. */
  const told: Case[] = [
    [
      'What was wrong with Paradise?',
      ['3 investigations', 'The uplink of Paradise dropped', 'The poller hangs', 'restart of the poller'],
    ],
    ['What was wrong with device Utopia?', ['The uplink of Utopia dropped', 'solved: replacing the cable']],
    ['What was wrong with PAR-01?', ['The uplink of Paradise dropped']],
    [
      'What was wrong with Atlantis?',
      ['2 investigations', 'The poller hangs', 'restarted poller on Atlantis'],
    ],
    ['What was wrong with Paradize?', ['The uplink of Paradise dropped']],
    ['What was wrong with the core-router?', ['The optic is failing', 'did not help: swapping the optic']],
    ['What was wrong with checkout?', ['The certificate of checkout expired']],
    ['What was wrong with Shadow?', ['The poller hangs'], { by: 'ana' }],
    ['Have we seen stale events before?', ['Yes, 4 times']],
    ['Have we seen this before?', ['Yes', A4], { in: A9 }],
    ['Did Utopia ever have a problem before?', ['Yes, 1 time']],
    ['What fixed the core-router?', ['Nothing has helped so far', 'swapping the optic: worked 0 of 1']],
    ['How many investigations did we have this week?', ['4 investigations.']],
    ['How many investigations did we have last month?', ['2 investigations.']],
    ['How many investigations did we have last month?', ['3 investigations.'], { zone: 'UTC' }],
    ['How many investigations did we have yesterday?', ['2 investigations.']],
    ['How many investigations did we have?', ['9 investigations.']],
    ['How many investigations did we have?', ['10 investigations.'], { by: 'ana' }],
    ['How long do stale events take to solve?', ['Typically 60 min', '3 solved']],
    ['How long does it take to solve certificate problems?', ['Typically 6 h']],
    ['What was the longest investigation to solve?', ['6 h', A7]],
    ['What was the fastest investigation to solve?', ['30 min', A3]],
    ['When did the core-router last fail?', [A5, '6 May 2026, 14:00']],
    ['When did Paradise last fail?', [A9, '13 May 2026, 00:15']],
    ['When did Paradise last fail?', ['12 May 2026, 22:15'], { zone: 'UTC' }],
  ];

  test.each(told)('%s → says %j', async (question, expected, options) => {
    const { text } = await ask(question, options);
    for (const words of expected) expect(text).toContain(words);
  });

  /** Nothing is there, or not for this person. */
  const unknown: Case[] = [
    ['What was wrong with Shadow?', ["I don't know"]],
    ['What was wrong with Elysium?', ["I don't know"]],
    ['What fixed Elysium?', ["I don't know"]],
    ['Who investigated Elysium?', ["I don't know"]],
    ['When did Elysium last fail?', ["I don't know"]],
    ['Which hosts did we investigate this week?', ["I don't know"]],
    ['What fixed Arcadia?', ["I don't know"]],
    ['Have we seen a kernel panic before?', ['No:']],
    ['How many investigations did we have in 2019?', ['0 investigations.']],
  ];

  test.each(unknown)('%s → %j', async (question, expected) => {
    const { text, tables } = await ask(question);
    expect(text).toContain(expected[0]);
    expect(tables).toEqual([]);
  });

  test('an answer links to the investigations it is from, and to none that the person may not see', async () => {
    const answer = await ask('What was wrong with Paradise?');
    expect(labels(answer)).toEqual([A9, A3, A1]);
    expect(answer.links[0]?.href).toBe(`/investigations/${idOf.get(A9)}`);
    expect(JSON.stringify(await ask('List the investigations of this week'))).not.toContain(A8);
  });

  test('an outcome said in another conversation is noted for the newest investigation about that name, once', async () => {
    const dictionary = await readDictionary(ctx, userId);
    const text = 'Fixed by replacing the cable on Paradise';
    const { memoryQuestion } = understandQuestion({ text, now, timeZone: 'UTC', dictionary });
    const asked = { ctx, userId, timeZone: 'UTC', conversationId: idOf.get(A2)!, once: 'run 1' };
    const { id } = await createConversation(ctx.db, { userId, title: 'chat' });
    for (let i = 0; i < 2; i++) {
      const answer = await answerMemoryQuestion({ ...asked, conversationId: id }, memoryQuestion!);
      expect(answer.text).toContain('Noted as solved');
    }
    const conversation = await readConversation(ctx.db, { conversationId: idOf.get(A9)!, userId });
    expect(conversation?.status).toBe('solved');
    expect(rows(await ask('What fixed Utopia?'))).toEqual(['replacing the cable 1 0']);
  });

  test('asked in a new investigation, a run answers from the earlier ones, and asking counts as no investigation', async () => {
    const answered = async (text: string) => {
      const { runId } = await startQuestion(ctx, { text });
      const events = await followToEnd(ctx, runId);
      return events.flatMap((event) =>
        event.type === 'step' && event.step.name === 'Answer' ? [event.step.payload] : [],
      )[0];
    };
    const first = await answered('What was wrong with device Utopia?');
    expect(first?.text).toContain('The uplink of Utopia dropped');
    expect(first?.links).toEqual([{ label: A4, href: `/investigations/${idOf.get(A4)}` }]);
    expect((await answered('How many investigations did we have?'))?.text).toBe('9 investigations.');
  });

  test('a preference said in chat is kept', async () => {
    await ask('Always show times in Europe/Rome');
    expect((await readPreferences(ctx, { userId })).values).toEqual({ timeZone: 'Europe/Rome' });
  });
});
