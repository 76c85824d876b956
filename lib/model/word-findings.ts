import type { ModelWords } from '#lib/contracts/model-words.ts';
import type { Language } from '#lib/memory/context/labels.ts';
import { clampTokens, countTokens } from '#lib/memory/context/tokens.ts';
import type { Ctx } from '#lib/server/context.ts';
import { askModel } from './ask-model.ts';
import { type CheckedWords, checkWords } from './check-words.ts';
import type { CheckedFacts } from './checked-fact.ts';
import { fenced, fenceRule } from './fence.ts';
import { fitFacts } from './fit-facts.ts';
import { proseForPrompt } from './mask-lines.ts';
import { redactSecrets } from './redact-secrets.ts';
import { languageNames } from './same-language.ts';

export interface WordFindingsInput {
  purpose: 'answer' | 'reply';
  userId: string;
  conversationId: string;
  runId: string;
  question: string;
  language: Language;
  known: CheckedFacts;
  /** The conversation so far, within its own budget. */
  conversation: { context: string; verbatim: number; short: number; savedTokens: number };
  signal: AbortSignal;
  /** What stands so far. */
  onText?: (soFar: string) => void;
}

export interface WordedFindings {
  /** Empty when nothing of the model can be shown. */
  text: string;
  cites: string[];
  words: ModelWords;
}

/** Small models read this much, the answer included. */
const REQUEST_TOKENS = 8_000;
const ANSWER_TOKENS = 900;
const QUESTION_TOKENS = 600;
/** Turns of the conversation, names of roles, rounding. */
const MARGIN = 150;
/** A reply is waited for: nothing else answers the question. */
const REPLY_PATIENCE = 5;

const task = {
  answer:
    'You put the checked result of a log analysis into clear words for an engineer on call, in 3 to 7 sentences: what is wrong, ' +
    'since when, how much is affected, why this is the cause, what helped before, what to look at next.',
  reply:
    'You answer a question of an engineer about a finished log analysis, as plainly as the question asks for it, in at most 10 sentences.',
} as const;

function instructionsFor(purpose: 'answer' | 'reply', language: Language, { outcome }: CheckedFacts): string {
  return [
    task[purpose],
    `Write plain prose in ${languageNames[language]}: no headings, no links, no code.`,
    'Use only the facts. Begin with the first cause. Every sentence ends with the marks of the facts it rests on, as they stand before them: [E1] or [F2].',
    'Copy names, numbers, times and quotations exactly. Do not add, guess, count or compute. Advise only what the facts advise.',
    outcome
      ? `The outcome is "${outcome}": say nothing surer and nothing else. Keep the order of the causes.`
      : '',
    fenceRule,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Has the model word what was found, and keeps of it what code can hold against the facts. */
export async function wordFindings(ctx: Ctx, input: WordFindingsInput): Promise<WordedFindings> {
  const { purpose, question, language, conversation, signal, onText, userId, conversationId, runId } = input;
  const { known, show } = withoutAddresses(input.known);
  const instructions = instructionsFor(purpose, language, known);
  const asked = fenced('question', [clampTokens(proseForPrompt(question), QUESTION_TOKENS)]);
  // Marks of earlier answers mean other lines.
  const before = fenced('conversation', [conversation.context.replace(/\[E\d+\]/g, '')]);
  const fixed = [instructions, asked, before].reduce((sum, text) => sum + countTokens(text), 0);
  const { fitting, lines, cut } = fitFacts(
    known.facts.map((fact) => ({ ...fact, text: redactSecrets(fact.text) })),
    REQUEST_TOKENS - ANSWER_TOKENS - MARGIN - fixed,
  );
  const facts: CheckedFacts = { ...known, facts: fitting };
  const check = (said: string): CheckedWords => checkWords(said, facts, { language });
  const { patienceMs } = ctx.settings.model;
  const answer = await askModel(ctx, {
    ...{ purpose, userId, conversationId, runId, signal, instructions },
    prompt: [before, fenced('facts', lines), asked].join('\n\n'),
    maxTokens: ANSWER_TOKENS,
    patienceMs: purpose === 'reply' ? patienceMs * REPLY_PATIENCE : patienceMs,
    savedTokens: conversation.savedTokens,
    ...(onText ? { onText: (soFar: string) => onText(show(check(wholeSentences(soFar)).text)) } : {}),
  });
  const of = (kind: string) => ({
    shown: fitting.filter((fact) => fact.kind === kind).length,
    of: known.facts.filter((fact) => fact.kind === kind).length,
  });
  const words: ModelWords = {
    model: ctx.languageModel?.name ?? '',
    ...{ kept: 0, leftOut: [] },
    lines: known.lines,
    facts: { shown: fitting.length, of: known.facts.length },
    templates: of('template'),
    similar: of('similar'),
    messages: { verbatim: conversation.verbatim, short: conversation.short },
    tokens: { sent: 0, received: 0, budget: REQUEST_TOKENS },
    cut: [
      ...(known.lines > 0
        ? ['Log lines are never sent: templates and checked statements stand for them.']
        : []),
      ...cut,
    ],
  };
  if (answer.text === null) return { text: '', cites: [], words: { ...words, failed: answer.why } };
  words.tokens = { ...words.tokens, sent: answer.promptTokens, received: answer.completionTokens };
  const { text, kept, cites, leftOut } = check(answer.text);
  const checked: ModelWords = { ...words, kept, leftOut };
  if (kept === 0)
    return { text: '', cites: [], words: { ...checked, failed: 'nothing of what it wrote stood' } };
  if (purpose === 'answer' && !tellsFirst(text, facts))
    return { text: '', cites: [], words: { ...checked, kept: 0, failed: 'it did not tell the first cause' } };
  return { text: show(text), cites, words: checked };
}

function tellsFirst(text: string, { facts, components }: CheckedFacts): boolean {
  const marks = facts
    .filter(({ rank, kind }) => rank === 1 && kind === 'cause')
    .flatMap((fact) => fact.marks);
  const named = components[0] !== undefined && text.toLowerCase().includes(components[0].toLowerCase());
  return named && marks.some((mark) => !mark.startsWith('E') || text.includes(`[${mark}]`));
}

/** What is surely whole: the last sentence may still get its marks. */
function wholeSentences(soFar: string): string {
  const ends = [...soFar.matchAll(/[.!?…]["')\]]*(?=\s)|\n/g)];
  return soFar.slice(0, ends.at(-2)?.index ?? 0);
}

/** A component known by its address goes out under another name, and comes back under its own. */
function withoutAddresses(known: CheckedFacts): { known: CheckedFacts; show: (text: string) => string } {
  const hidden = known.components
    .map((name, at) => [name, `component-${at + 1}`] as const)
    .filter(([name]) => name !== '' && redactSecrets(name) !== name);
  if (hidden.length === 0) return { known, show: (text) => text };
  const hide = (text: string) => hidden.reduce((out, [name, alias]) => out.replaceAll(name, alias), text);
  return {
    known: {
      ...known,
      facts: known.facts.map((fact) => ({ ...fact, text: hide(fact.text) })),
      components: known.components.map(hide),
    },
    show: (text) => hidden.reduceRight((out, [name, alias]) => out.replaceAll(alias, name), text),
  };
}
