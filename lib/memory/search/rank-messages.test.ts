import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MessageIndex, type SearchableMessage } from './message-index.ts';
import { rankMessages } from './rank-messages.ts';

const NOON = Date.UTC(2026, 2, 10, 12);
const DAY = 86_400_000;

function chat(sessionId: string, lines: string[], at = NOON): SearchableMessage[] {
  return lines.map((line, i) => {
    const [speaker = '', ...said] = line.split(': ');
    return { id: `${sessionId}/${i}`, sessionId, at: at + i * 60_000, speaker, text: said.join(': ') };
  });
}

function indexOf(...chats: SearchableMessage[][]): MessageIndex {
  const index = new MessageIndex();
  for (const message of chats.flat()) index.add(message);
  return index;
}

const night = chat('night', [
  'Ada: the pump controller in hall 3 is silent again',
  'Bo: did anything change there?',
  'Ada: we swapped the fuse yesterday',
  'Bo: then look at the power supply',
  'Ada: it was the power supply, replaced it with a spare',
]);
const day = chat(
  'day',
  ['Bo: lunch at noon?', 'Ada: yes, the usual place', 'Bo: bring the report on the mail queue'],
  NOON + 30 * DAY,
);

describe('ranking', () => {
  test('a message is found by other forms of its words', () => {
    expect(rankMessages(indexOf(night, day), 'replacing power supplies')[0]).toMatchObject({
      id: 'night/4',
      matched: ['replacing', 'power', 'supplies'],
    });
  });

  test('the reply to a matching question is found although it says none of the words', () => {
    const hits = rankMessages(indexOf(night, day), 'what did they change?', { limit: 2 });
    expect(hits.map((hit) => hit.id)).toContain('night/2');
  });

  test('a date in the question leads to what was said then', () => {
    const hits = rankMessages(indexOf(night, day), 'what was said on 9 April 2026?', { limit: 3 });
    expect(hits.map((hit) => hit.id.split('/')[0])).toEqual(['day', 'day', 'day']);
  });

  test('a named speaker is preferred among equals', () => {
    const index = indexOf(
      chat('s', ['Ada: the disk is full', 'Bo: fine', 'Ada: ok', 'Cy: sure', 'Bo: the disk is full']),
    );
    expect(rankMessages(index, 'what did Bo say about the disk')[0]?.id).toBe('s/4');
  });

  test('sessions and time bounds are honoured', () => {
    const index = indexOf(night, day);
    expect(rankMessages(index, 'power supply', { sessions: ['day'] })).toEqual([]);
    expect(rankMessages(index, 'power supply', { until: NOON })).toEqual([]);
    expect(rankMessages(index, 'power supply', { sessions: ['unknown'] })).toEqual([]);
  });

  test('nothing in common gives no hits', () => {
    expect(rankMessages(indexOf(night, day), 'zebra crossing')).toEqual([]);
    expect(rankMessages(new MessageIndex(), 'power')).toEqual([]);
  });
});

describe('keeping the index', () => {
  test('a removed message is never found and its neighbours close the gap', () => {
    const index = indexOf(night);
    expect(index.remove('night/4')).toBe(true);
    expect(index.remove('night/4')).toBe(false);
    expect(rankMessages(index, 'spare').map((hit) => hit.id)).not.toContain('night/4');
    index.add({ id: 'later', sessionId: 'night', at: NOON, speaker: 'Ada', text: 'spare ordered' });
    expect(rankMessages(index, 'spare')[0]?.id).toBe('later');
  });

  test('removing a session removes all and only its messages', () => {
    const index = indexOf(night, day);
    expect(index.removeSession('night')).toBe(5);
    expect(index.liveCount).toBe(3);
    expect(rankMessages(index, 'power supply')).toEqual([]);
    expect(rankMessages(index, 'mail queue')[0]?.id).toBe('day/2');
  });

  test('the same message twice counts once and a full index says so', () => {
    const index = new MessageIndex(2);
    const [a, b, c] = night as [SearchableMessage, SearchableMessage, SearchableMessage];
    expect([index.add(a), index.add(a), index.add(b), index.add(c)]).toEqual([true, false, true, false]);
    expect(index.liveCount).toBe(2);
  });

  test('adding and removing in any order leaves what a fresh index would hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.boolean()), { maxLength: 30 }), (steps) => {
        const all = [...night, ...day];
        const index = new MessageIndex();
        const held = new Set<string>();
        for (const [at, keep] of steps) {
          const message = all[at] as SearchableMessage;
          if (keep) {
            index.add(message);
            held.add(message.id);
          } else {
            index.remove(message.id);
            held.delete(message.id);
          }
        }
        const found = rankMessages(index, 'power pump fuse lunch place report change spare', { limit: 50 });
        expect(index.liveCount).toBe(held.size);
        for (const hit of found) expect(held.has(hit.id)).toBe(true);
      }),
    );
  });
});

describe('bad input', () => {
  const nasty = [
    '<|endoftext|>',
    'x'.repeat(200_000),
    'Ω≈ç√∫ 設備が停止しました система упала النظام متوقف 😀😀',
    `${'at com.example.Deep.frame(Deep.java:1)\n'.repeat(60_000)}`,
    "'; drop table messages; --",
    '__proto__ constructor toString',
    '\u0000\ud800 lone',
    "a'".repeat(50_000),
    '',
  ];

  test('hostile texts and ids are indexed and asked without a throw', () => {
    const index = new MessageIndex();
    for (const [i, text] of nasty.entries()) {
      index.add({
        id: i === 0 ? '__proto__' : text.slice(0, 50) + i,
        sessionId: text,
        at: Number.NaN,
        speaker: text,
        text,
      });
    }
    for (const text of nasty) expect(rankMessages(index, text).length).toBeLessThanOrEqual(10);
    expect(rankMessages(index, 'endoftext')[0]?.id).toBe('__proto__');
  });

  test('scripts without spaces are found by a part of the sentence', () => {
    const index = indexOf(chat('j', ['A: 設備が停止しました', 'B: 了解', 'A: 会議は明日です']));
    expect(rankMessages(index, '停止')[0]?.id).toBe('j/0');
  });

  test('any text is ranked without a throw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 8 }),
        fc.string({ unit: 'binary' }),
        (texts, question) => {
          const index = indexOf(
            texts.map((text, i) => ({ id: String(i), sessionId: 's', at: 0, speaker: text, text })),
          );
          expect(rankMessages(index, question, { limit: 3 }).length).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 200 },
    );
  });
});
