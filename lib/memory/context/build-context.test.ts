import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildContext } from './build-context.ts';
import type { ContextMessage } from './context-message.ts';
import type { SegmentDigest } from './digest-segment.ts';

function chat(...texts: string[]): ContextMessage[] {
  return texts.map((text, i) => ({ id: `m${i + 1}`, role: i % 2 === 0 ? 'user' : 'assistant', text }));
}

const STORY = chat(
  'Trouble with dock-gw-3, it drops half of the frames since 04:12.',
  'Which firmware? The retry limit on dock-gw-3 is 5.',
  'Maybe the uplink optics on dock-gw-3.',
  'We swapped them: the uplink optics are ruled out for dock-gw-3.',
  'I raised the retry limit on dock-gw-3 from 5 to 40.',
  'Fine, and did anything else change on it lately?',
  'The root cause on dock-gw-3 turned out to be a duplicate address.',
  'Good. We decided to renumber the spare.',
  'Thanks a lot for the help today!',
  'You are welcome, tell me tomorrow how it went.',
  'Will do.',
);

describe('facts', () => {
  const { lines } = buildContext(STORY.concat(chat('x '.repeat(900))));
  const facts = lines.filter((line) => line.from === 'fact').map((line) => line.text);

  test('the cause, the change and what was ruled out are told with their message', () => {
    expect(facts).toContain('7 cause: The root cause on dock-gw-3 turned out to be a duplicate address.');
    expect(facts).toContain('5 change: I raised the retry limit on dock-gw-3 from 5 to 40.');
    expect(facts).toContain('4 ruled out: We swapped them: the uplink optics are ruled out for dock-gw-3.');
  });

  test('a fact that names no device is told of the one in focus', () => {
    expect(facts).toContain('8 decision (dock-gw-3): We decided to renumber the spare.');
  });

  test('what was replaced or ruled out later is not told as current', () => {
    const told = lines.filter((line) => line.from !== 'verbatim').map((line) => line.text);
    expect(told.filter((line) => line.includes('limit on dock-gw-3 is 5'))).toEqual([]);
    expect(told.filter((line) => line.includes('Maybe'))).toEqual([]);
  });
});

describe('shape', () => {
  test('short conversations are sent as they are', () => {
    const built = buildContext(STORY.slice(0, 5));
    expect(built.summarized).toBe(0);
    expect(built.context).toBe(
      STORY.slice(0, 5)
        .map((m) => `${m.role}: ${m.text}`)
        .join('\n'),
    );
  });

  test('the last three messages stand as they were said', () => {
    const { context } = buildContext(STORY);
    for (const message of STORY.slice(-3)) expect(context).toContain(`${message.role}: ${message.text}`);
  });

  test('the language of the conversation is kept', () => {
    const german = chat(
      ...Array.from(
        { length: 9 },
        (_, i) => `Das Gerät tor-sps-${i} meldet sich nicht und wir wissen nicht warum es so ist.`,
      ),
    );
    const built = buildContext(german);
    expect(built.language).toBe('de');
    expect(built.context).toContain('Letzte Nachrichten:');
  });

  test('closed segments are digested once and again only when a message changes', () => {
    const cache = new Map<string, SegmentDigest>();
    const long = Array.from({ length: 40 }, (_, i) => ({
      id: `${i}`,
      role: 'user' as const,
      text: `note ${i} on dock-gw-3`,
    }));
    const first = buildContext(long, { cache });
    const second = buildContext(long, { cache });
    expect([first.cachedSegments, second.cachedSegments]).toEqual([0, 3]);
    expect(second.context).toBe(first.context);
    const edited = long.map((message, i) => (i === 12 ? { ...message, text: 'edited' } : message));
    expect(buildContext(edited, { cache }).cachedSegments).toBe(1);
  });
});

describe('bad input', () => {
  const nasty = [
    '<|endoftext|>',
    'x'.repeat(200_000),
    `${'2026-01-01T00:00:00Z ERROR dock-gw-3 no route\n'.repeat(50_000)}`,
    '設備が停止しました'.repeat(5_000),
    'a-'.repeat(100_000),
    'not '.repeat(50_000),
    '1,'.repeat(100_000),
    '\ud800 __proto__ \u0000',
    '',
  ];

  test('whatever is pasted, the context stays within its tokens', () => {
    const messages = [...nasty, ...nasty].map((text, i) => ({
      id: i === 0 ? '__proto__' : `${i}`,
      role: 'user' as const,
      speaker: text.slice(0, 200),
      text,
    }));
    for (const count of [3, 9, 18])
      for (const strategy of ['facts', 'sentences'] as const) {
        const built = buildContext(messages.slice(0, count), {
          profile: nasty[1] as string,
          settings: { strategy },
        });
        expect(built.tokens).toBeLessThanOrEqual(2_000);
      }
  });

  test('any chat fits its budget', () => {
    const message = fc.record({
      id: fc.string(),
      role: fc.constantFrom('user' as const, 'assistant' as const, 'system' as const),
      text: fc.string({ unit: 'binary', maxLength: 400 }),
    });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 14 }),
        fc.integer({ min: 100, max: 600 }),
        (messages, maxTokens) => {
          expect(buildContext(messages, { settings: { maxTokens } }).tokens).toBeLessThanOrEqual(maxTokens);
        },
      ),
      { numRuns: 60 },
    );
  });
});
