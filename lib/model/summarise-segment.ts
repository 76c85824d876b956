import type { ContextMessage } from '#lib/memory/context/context-message.ts';
import { verbatim } from '#lib/memory/context/context-message.ts';
import type { Language } from '#lib/memory/context/labels.ts';
import { clampTokens, countTokens } from '#lib/memory/context/tokens.ts';
import type { Ctx } from '#lib/server/context.ts';
import { askModel } from './ask-model.ts';
import { fenced, fenceRule } from './fence.ts';
import { findUnsupported, sourceOf } from './find-unsupported.ts';
import { isInLanguage, languageNames, sameScript } from './same-language.ts';

/** What is told in short of one message; the rest of a long one is its detail. */
const MESSAGE_TOKENS = 500;
/** Longer than this it saves nothing. */
const SUMMARY_TOKENS = 140;

const instructions = (language: Language) =>
  `You shorten a part of a conversation about a technical trouble. Write at most 80 words of plain prose in ${languageNames[language]}, ` +
  'in the order of what was said: what was observed, tried, ruled out, decided, by whom. Keep names, numbers, times and codes exactly ' +
  `as they stand. Add nothing, give no advice. ${fenceRule}`;

export type SegmentSummary =
  | { kind: 'summary'; text: string; tokens: number }
  /** The model gave something that does not hold: asking again would not help. */
  | { kind: 'unfit'; why: string }
  | { kind: 'none'; why: string };

/** Some consecutive messages, made ready for a prompt, in the model's words, checked: nothing in it that was not said. */
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
  const told = messages.map((message) =>
    verbatim({ ...message, text: clampTokens(message.text, MESSAGE_TOKENS) }),
  );
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
  if (!sameScript(text, said)) return 'another script';
  if (sameScript(text, 'Latin') && !isInLanguage(text, language)) return 'another language';
  const [missing] = findUnsupported(text, sourceOf(said));
  return missing === undefined ? null : `${missing} was not said`;
}
