import { condense, pickSentences } from './condense.ts';
import { type ContextMessage, speakerOf, verbatim } from './context-message.ts';
import { digestSegment, type SegmentDigest, segmentKey } from './digest-segment.ts';
import { newReading, type Reading } from './extract-facts.ts';
import { detectLanguage, LABELS, type Language } from './labels.ts';
import { rankFacts, renderFact } from './render-facts.ts';
import { settleFacts } from './settle-facts.ts';
import { type Summaries, tellEarlier } from './tell-earlier.ts';
import { clampTokens, countTokens } from './tokens.ts';

export interface ContextSettings {
  maxTokens: number;
  /** The last messages are sent as they are (clamped). */
  verbatimMessages: number;
  /** Nothing is shortened in conversations up to this long. */
  summarizeAfter: number;
  /** `facts`: the ledger, then the words worth most. `sentences`: whole sentences only. */
  strategy: 'facts' | 'sentences';
  /** Left out: the language of what was said. */
  language?: Language;
}

export const CONTEXT_SETTINGS: ContextSettings = {
  maxTokens: 2_000,
  verbatimMessages: 3,
  summarizeAfter: 5,
  strategy: 'facts',
};

/** Digests of closed segments, kept by the caller between calls. */
export interface DigestCache {
  get(key: string): SegmentDigest | undefined;
  set(key: string, digest: SegmentDigest): unknown;
}

export interface ContextLine {
  from: 'head' | 'profile' | 'fact' | 'summary' | 'verbatim';
  /** The message it tells of. */
  messageId?: string;
  text: string;
}

export interface BuiltContext {
  context: string;
  lines: ContextLine[];
  language: Language;
  totalMessages: number;
  /** Messages that are told in short. */
  summarized: number;
  /** Segments whose digest was there already. */
  cachedSegments: number;
  tokens: number;
  /** What sending everything would have cost. */
  fullTokens: number;
}

const SEGMENT = 10;
/** Share of the full text that may be used, by number of messages: what a conversation of this length must save. */
const SHARES: readonly [number, number][] = [
  [5, 0.9],
  [10, 0.61],
  [20, 0.365],
  [50, 0.196],
];
const VERBATIM_SHARE = 0.6;
const FACT_SHARE = 0.7;
const PROFILE_TOKENS = 200;
/** Short messages are not squeezed to nothing to save a handful of tokens. */
const LEAST_TOKENS = 150;

function shareFor(messages: number): number {
  for (const [i, [to, after]] of SHARES.entries()) {
    if (messages > to) continue;
    const [from, before] = SHARES[i - 1] ?? [0, 1];
    return before + ((after - before) * (messages - from)) / (to - from);
  }
  return (0.196 * 50) / messages;
}

/** Gives each its fair part: what a short one leaves goes to the long ones. */
function fairParts(sizes: readonly number[], budget: number): number[] {
  const parts = sizes.map(() => 0);
  let left = budget;
  const order = sizes.map((_, i) => i).sort((a, b) => (sizes[a] as number) - (sizes[b] as number));
  for (const [done, i] of order.entries()) {
    parts[i] = Math.min(sizes[i] as number, Math.floor(left / (order.length - done)));
    left -= parts[i] as number;
  }
  return parts;
}

function digestAll(older: readonly ContextMessage[], cache: DigestCache | undefined) {
  const digests: SegmentDigest[] = [];
  let reading: Reading = newReading();
  let key = '';
  let cachedSegments = 0;
  for (let at = 0; at < older.length; at += SEGMENT) {
    const messages = older.slice(at, at + SEGMENT);
    key = segmentKey(messages, key);
    let digest = cache?.get(key);
    if (digest) cachedSegments++;
    else {
      digest = digestSegment(messages, at + 1, reading);
      // An open segment grows with the next message: keeping its digest would only fill the cache.
      if (messages.length === SEGMENT) cache?.set(key, digest);
    }
    reading = digest.reading;
    digests.push(digest);
  }
  return { digests, cachedSegments };
}

/** The context of a conversation within its budget: who asks, what is known, what was said before, the last messages. */
export function buildContext(
  messages: readonly ContextMessage[],
  options: {
    profile?: string;
    settings?: Partial<ContextSettings>;
    cache?: DigestCache;
    /** Of the model, where there is one. */
    summaries?: Summaries;
  } = {},
): BuiltContext {
  const settings = { ...CONTEXT_SETTINGS, ...options.settings };
  const summarize = messages.length > settings.summarizeAfter;
  const older = summarize ? messages.slice(0, -settings.verbatimMessages) : [];
  const recent = summarize ? messages.slice(-settings.verbatimMessages) : messages;
  const { digests, cachedSegments } = digestAll(older, options.cache);
  const recentSizes = recent.map((message) => countTokens(verbatim(message)) + 1);
  const recentTokens = recentSizes.reduce((sum, size) => sum + size, 0);
  const fullTokens = recentTokens + digests.reduce((sum, digest) => sum + digest.tokens, 0);
  const budget = Math.min(
    settings.maxTokens,
    summarize ? Math.max(LEAST_TOKENS, Math.floor(fullTokens * shareFor(messages.length))) : Infinity,
  );
  const said = digests
    .map((digest) => digest.said)
    .concat(recent.map((message) => message.text.slice(0, 1_000)));
  const language = settings.language ?? detectLanguage(said);
  const labels = LABELS[language];

  const lines: ContextLine[] = [];
  // Joining lines and rounding may cost a token here and there.
  let left = budget - Math.ceil(budget / 100) - 2;
  const add = (line: ContextLine): boolean => {
    const tokens = countTokens(line.text) + 1;
    if (tokens > left) return false;
    left -= tokens;
    lines.push(line);
    return true;
  };

  const profile = options.profile
    ? clampTokens(options.profile, Math.min(PROFILE_TOKENS, Math.floor(left / 4)))
    : '';
  if (profile !== '') add({ from: 'profile', text: `${labels.profile}: ${profile}` });

  const most = summarize ? left * VERBATIM_SHARE : left;
  const parts = fairParts(recentSizes, Math.floor(most) - 8);
  const tail: ContextLine[] = recent.map((message, i) => {
    const whole: ContextLine = { from: 'verbatim', messageId: message.id, text: verbatim(message) };
    if ((parts[i] as number) >= (recentSizes[i] as number)) return whole;
    const head = `${speakerOf(message)}: `;
    const room = (parts[i] as number) - countTokens(head) - 1;
    return { ...whole, text: `${head}${clampTokens(message.text, room)}` };
  });
  left -= tail.reduce((sum, line) => sum + countTokens(line.text) + 1, 0);

  if (older.length > 0) {
    const lead: ContextLine = { from: 'head', text: `${labels.earlier}:` };
    left -= countTokens(labels.recent) + 2;
    const leftOut = new Set<string>();
    if (settings.strategy === 'facts') {
      const facts = settleFacts(digests.flatMap((digest) => digest.facts));
      let room = Math.floor(left * FACT_SHARE);
      const chosen = [];
      for (const fact of rankFacts(facts)) {
        const text = renderFact(fact, labels);
        const tokens = countTokens(text) + 1;
        if (tokens > room) continue;
        room -= tokens;
        chosen.push({ fact, text });
      }
      for (const fact of facts) if (fact.supersededBy !== undefined) leftOut.add(fact.id);
      if (chosen.length > 0) add({ from: 'head', text: `${labels.facts}:` });
      for (const { fact, text } of chosen.sort((a, b) => a.fact.index - b.fact.index))
        if (add({ from: 'fact', messageId: fact.messageId, text })) leftOut.add(fact.id);
    }
    const summary = tellEarlier({
      older,
      lines: digests.flatMap((digest) => digest.lines),
      summaries: options.summaries ?? new Map(),
      room: left - countTokens(lead.text) - 1,
      leftOut,
      shorten: settings.strategy === 'facts' ? condense : pickSentences,
    });
    if (summary.length > 0) add(lead);
    for (const line of summary) add({ from: 'summary', ...line });
    lines.push({ from: 'head', text: `${labels.recent}:` });
  }
  lines.push(...tail);
  // Lines may cost a token more together than apart; the bound holds whatever was pasted.
  const context = clampTokens(lines.map((line) => line.text).join('\n'), settings.maxTokens);
  return {
    context,
    lines,
    language,
    totalMessages: messages.length,
    summarized: older.length,
    cachedSegments,
    tokens: countTokens(context),
    fullTokens,
  };
}
