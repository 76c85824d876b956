import type { ContextMessage } from '#lib/memory/context/context-message.ts';
import { verbatim } from '#lib/memory/context/context-message.ts';
import { detectLanguage, type Language } from '#lib/memory/context/labels.ts';
import { readProse } from '#lib/memory/context/read-prose.ts';
import { clampTokens, countTokens } from '#lib/memory/context/tokens.ts';
import type { Ctx } from '#lib/server/context.ts';
import { askModel } from './ask-model.ts';
import { fenced, fenceRule } from './fence.ts';
import { findUnsupported, sourceOf } from './find-unsupported.ts';

/** What is told in short of one message; the rest of a long one is its detail. */
const MESSAGE_TOKENS = 500;
/** Longer than this it saves nothing. */
const SUMMARY_TOKENS = 140;

export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  pt: 'Portuguese',
  it: 'Italian',
};

const instructions = (language: Language) =>
  `You shorten a part of a conversation about a technical trouble. Write at most 80 words of plain prose in ${languageNames[language]}, ` +
  'in the order of what was said: what was observed, tried, ruled out, decided, by whom. Keep names, numbers, times and codes exactly ' +
  `as they stand. Add nothing, give no advice. ${fenceRule}`;

export type SegmentSummary =
  | { kind: 'summary'; text: string; tokens: number }
  /** The model gave something that does not hold: asking again would not help. */
  | { kind: 'unfit'; why: string }
  | { kind: 'none'; why: string };

/** Some consecutive messages in the model's words, checked: nothing in it that was not said. */
export async function summariseSegment(
  ctx: Ctx,
  input: {
    userId: string;
    conversationId: string;
    messages: readonly ContextMessage[];
    language: Language;
    signal: AbortSignal;
  },
): Promise<SegmentSummary> {
  const { messages, language, ...asks } = input;
  const told = messages.map((message) => {
    const { sentences, pastedLines } = readProse(message.text);
    const pasted = pastedLines > 0 ? ` (${pastedLines} pasted lines)` : '';
    return verbatim({ ...message, text: clampTokens(sentences.join(' '), MESSAGE_TOKENS) + pasted });
  });
  const prompt = fenced('conversation', told);
  const answer = await askModel(ctx, {
    ...asks,
    ...{ instructions: instructions(language), prompt, maxTokens: 400, purpose: 'summary' },
    // Nobody waits for it.
    patienceMs: ctx.settings.model.patienceMs * 10,
  });
  if (answer.text === null) return { kind: 'none', why: answer.why };
  const text = answer.text.replace(/\s+/g, ' ');
  const tokens = countTokens(text);
  const why = unfit(text, tokens, prompt, language);
  return why === null ? { kind: 'summary', text, tokens } : { kind: 'unfit', why };
}

function unfit(text: string, tokens: number, said: string, language: Language): string | null {
  if (tokens > SUMMARY_TOKENS) return 'too long';
  if (tokens < 5) return 'too short';
  if (scriptOf(text) !== scriptOf(said)) return 'another script';
  if (scriptOf(text) === 'Latin' && detectLanguage([text]) !== language) return 'another language';
  const [missing] = findUnsupported(text, sourceOf(said));
  return missing === undefined ? null : `${missing} was not said`;
}

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Han',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
] as const;
const letters = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const);

function scriptOf(text: string): (typeof scripts)[number] {
  const [most] = letters
    .map(([script, form]) => [script, text.match(form)?.length ?? 0] as const)
    .sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'Latin';
}
