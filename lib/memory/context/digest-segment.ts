import { type Condensable, toCondensable } from './condense.ts';
import { type ContextMessage, verbatim } from './context-message.ts';
import { extractFacts, type Fact, newReading, type Reading } from './extract-facts.ts';
import { readProse } from './read-prose.ts';
import { countTokens } from './tokens.ts';

/** All that later contexts need of some consecutive messages; made once, kept while they do not change. */
export interface SegmentDigest {
  lines: Condensable[];
  facts: Fact[];
  /** What the messages would cost verbatim. */
  tokens: number;
  /** The head of what people said, for the language. */
  said: string;
  /** What the reader has in mind after it. */
  reading: Reading;
}

const SAID = 600;

export function digestSegment(
  messages: readonly ContextMessage[],
  firstIndex: number,
  before: Reading = newReading(),
): SegmentDigest {
  const reading: Reading = { focus: before.focus, devices: new Set(before.devices) };
  const digest: SegmentDigest = { lines: [], facts: [], tokens: 0, said: '', reading };
  for (const [i, message] of messages.entries()) {
    digest.lines.push(toCondensable(message, firstIndex + i));
    digest.facts.push(...extractFacts(message, firstIndex + i, reading));
    digest.tokens += countTokens(verbatim(message)) + 1;
    if (digest.said.length < SAID && message.role === 'user')
      digest.said += `${readProse(message.text).sentences.join(' ').slice(0, SAID)} `;
  }
  return digest;
}

/** FNV-1a over ids and texts: a changed message changes the key of its segment and of all after it. */
export function segmentKey(messages: readonly ContextMessage[], before: string): string {
  let hash = 0x811c9dc5;
  const eat = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  eat(before);
  for (const message of messages) {
    eat(message.id);
    eat('\u0000');
    eat(message.speaker ?? message.role);
    eat('\u0000');
    eat(message.text);
  }
  return `${messages.length}:${messages.at(-1)?.id.slice(0, 80) ?? ''}:${(hash >>> 0).toString(36)}`;
}
