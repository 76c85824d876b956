import type { Entity, MemoryQuestion } from '#lib/contracts/memory-question.ts';
import { type Intent, type Parameters, parametersSchema } from '#lib/contracts/parameters.ts';
import {
  previousRunSchema,
  type QuestionInput,
  type Understanding,
  type Understood,
} from '#lib/contracts/question.ts';
import { followUp, isFollowUp } from './follow-ups.ts';
import { readGroupBy } from './group-by.ts';
import { readIntent } from './intents.ts';
import { detectLanguage } from './languages/detect-language.ts';
import { glossed } from './languages/gloss.ts';
import { readMemoryQuestion } from './memory-questions/read-memory-question.ts';
import { readOutcome } from './memory-questions/read-outcome.ts';
import { readPreference } from './memory-questions/read-preference.ts';
import { findCodes } from './names/find-codes.ts';
import { findIds } from './names/find-ids.ts';
import { type FoundName, findNames } from './names/find-names.ts';
import { findQuotes } from './names/find-quotes.ts';
import { buildMatcher } from './names/match-dictionary.ts';
import { readSeverity } from './read-severity.ts';
import { readText } from './read-text.ts';
import { readTerms } from './terms.ts';
import { findEvent } from './times/find-event.ts';
import { readTimes } from './times/read-times.ts';

const help =
  /^(?:help|\?+|\/help|what can (?:you|i|this) (?:do|ask|app do)|how (?:do|can|should) (?:i|you|we) (?:use|work with) (?:this|you|it|loglore)|how does (?:this|it|loglore) work|what (?:is this|are you|can loglore do)|hi|hello|hey|thanks|thank you|who are you)(?: me)?[\s!?.]*$/i;

/** Reads a question: what it asks for, about what, and when. Takes any text and never throws. */
export function understandQuestion(input: QuestionInput): Understanding {
  const { asked, pasted } = readText(input.text);
  const language = detectLanguage(asked);
  const gloss = glossed(asked, language);
  const text = gloss.text;
  const understood: Understood[] = [];
  const told = (field: string, value: string, why: string) =>
    understood.push({ field, value: value.slice(0, 200), why });

  const quotes = findQuotes(text);
  const codes = findCodes(text);
  const ids = findIds(text);
  const fixed = [...codes, ...ids.ids, ...ids.traceIds, ...ids.hosts];
  const dateOrder = language === 'en' && /^America\//.test(input.timeZone) ? 'month-first' : 'day-first';
  const unquotedText = blanked(text, [...quotes, ...ids.ids, ...ids.traceIds, ...ids.hosts]);
  const comparing = /\b(?:compar\w+|versus|vs\.?|differ\w*|changed?|than|before and after)\b/i.test(
    unquotedText,
  );
  const timeInput = {
    text: unquotedText,
    now: input.now,
    timeZone: input.timeZone,
    dateOrder,
    comparing,
  } as const;
  let times = readTimes({ ...timeInput, logRange: input.logRange });
  const timed = times?.spans ?? [];
  const event = times?.range ? undefined : findEvent(unquotedText);
  let memoryQuestion: MemoryQuestion | undefined = readPreference(text);
  const names = memoryQuestion
    ? []
    : findNames(
        text,
        quotes,
        [...fixed, ...timed, ...(event ? [event] : [])],
        buildMatcher(input.dictionary ?? []),
      );
  const phrases = quotes.filter(
    (quote) =>
      !names.some((name) => quote.from < name.to && name.from < quote.to) &&
      !fixed.some((one) => quote.from <= one.from && one.to <= quote.to),
  );
  const of = (kind: FoundName['kind']) =>
    [...new Set(names.filter((name) => name.kind === kind).map((name) => name.value))].slice(0, 50);
  const values = (list: readonly { value: string }[]) =>
    [...new Set(list.map((one) => one.value.slice(0, 200)))].slice(0, 50);
  const terms = readTerms(text, [
    ...timed,
    ...names.filter((name) => name.kind !== 'unknown'),
    ...fixed,
    ...phrases,
  ]);
  const groupBy = readGroupBy(text);

  const spoken = {
    precise: timed.some((span) => /\d:\d|\d ?[ap]m\b|o'clock/i.test(unquotedText.slice(span.from, span.to))),
  };
  const reading = readIntent(unquotedText.trim(), {
    hasTrace: ids.traceIds.length > 0,
    hasTime: timed.length > 0 || event !== undefined,
    hasCode: codes.length > 0 || names.some((name) => name.kind === 'error'),
    hasPhrase: phrases.length > 0,
  });
  const ended = memoryQuestion ? undefined : readOutcome(text);
  const domain = of('domain')[0] ?? domainBefore(text, names);
  const about: Entity[] = [
    ...of('devices').map((name): Entity => ({ kind: 'device', name })),
    ...of('services').map((name): Entity => ({ kind: 'service', name })),
    ...of('hosts').map((name): Entity => ({ kind: 'host', name })),
    ...values(ids.hosts).map((name): Entity => ({ kind: 'host', name })),
    ...[...values(codes), ...of('error')].map((name): Entity => ({ kind: 'error', name })),
    ...of('unknown')
      .filter((name) => name !== domain)
      .map((name): Entity => ({ name })),
  ].slice(0, 50);
  const scope = {
    ...(domain ? { domain } : {}),
    ...(of('project')[0] ? { project: of('project')[0] } : {}),
    ...(of('env')[0] ? { env: of('env')[0] } : {}),
  };
  if (ended) {
    const action = ended.action
      ? gloss.original(ended.action.from, ended.action.to).trim().slice(0, 1000)
      : undefined;
    const filter = { about, ...scope, words: [], current: true };
    memoryQuestion = {
      kind: 'record_outcome',
      outcome: ended.outcome,
      ...(action ? { action } : {}),
      filter,
    };
  } else if (!memoryQuestion && !help.test(text)) {
    // History lives in the user's own time, whatever clock the logs have.
    const lived = readTimes(timeInput);
    memoryQuestion = readMemoryQuestion(text, {
      about,
      range: lived?.range,
      precise: spoken.precise,
      domain,
      project: scope.project,
      env: scope.env,
      users: of('user'),
      words: values([
        ...phrases,
        ...terms
          .filter(
            (term) => !about.some((one) => one.name.toLowerCase() === term) && term !== domain?.toLowerCase(),
          )
          .map((value) => ({ value })),
      ]),
      timed,
      groupBy,
    });
    if (memoryQuestion) {
      if (lived) times = lived;
      const person = 'filter' in memoryQuestion ? memoryQuestion.filter.person : undefined;
      if (person && 'filter' in memoryQuestion) memoryQuestion = withoutPerson(memoryQuestion, person);
    }
  }
  const intent: Intent = memoryQuestion
    ? intentOf(memoryQuestion)
    : help.test(text)
      ? 'help'
      : (reading?.intent ?? 'diagnose');
  const severity = readSeverity(unquotedText, intent, phrases.length + codes.length > 0);
  const said = (
    range: { from?: string | undefined; to?: string | undefined; said?: string | undefined } | undefined,
  ) => {
    if (!range) return undefined;
    const at = range.said ? unquotedText.indexOf(range.said) : -1;
    const words =
      at < 0
        ? range.said
        : gloss
            .original(at, at + (range.said?.length ?? 0))
            .trim()
            .slice(0, 200);
    return { ...range, ...(words ? { said: words } : {}) };
  };
  const timeRange = said(times?.range);
  const baselineRange = said(times?.baseline);
  const own: Parameters = {
    intent,
    ...scope,
    ...(timeRange ? { timeRange } : {}),
    ...(baselineRange ? { baselineRange } : {}),
    services: of('services'),
    devices: of('devices'),
    hosts: [...new Set([...of('hosts'), ...values(ids.hosts)])].slice(0, 50),
    ids: values(ids.ids),
    traceIds: values(ids.traceIds),
    errorCodes: [...new Set([...values(codes), ...of('error')])].slice(0, 50),
    ...(severity ? { severity } : {}),
    phrases: values(intent === 'explain' && pasted && phrases.length === 0 ? [{ value: pasted }] : phrases),
    terms,
    groupBy,
  };
  const previous = previousRunSchema.optional().safeParse(input.previous).data;
  const leans =
    previous &&
    memoryQuestion === undefined &&
    intent !== 'help' &&
    isFollowUp(text, own, reading !== undefined);
  told(
    'intent',
    intent,
    memoryQuestion
      ? `a question about ${memoryQuestion.kind.replaceAll('_', ' ')}`
      : (reading?.why ?? (intent === 'help' ? 'asks what can be done here' : 'nothing else is asked for')),
  );
  for (const name of names)
    if (name.kind !== 'unknown') told(name.kind === 'error' ? 'errorCodes' : name.kind, name.value, name.why);
  for (const [field, list] of [
    ['errorCodes', codes],
    ['ids', ids.ids],
    ['traceIds', ids.traceIds],
    ['hosts', ids.hosts],
  ] as const) {
    for (const one of list) told(field, one.value, one.why);
  }
  for (const phrase of phrases) told('phrases', phrase.value, 'quoted in the question');
  if (domain && !of('domain')[0]) told('domain', domain, 'stands before the kind of trouble');
  if (timeRange) told('timeRange', timeRange.said ?? '', times?.why ?? '');
  if (baselineRange) told('baselineRange', baselineRange.said ?? '', 'the window to compare with');
  if (event) told('timeRange', event.words, 'told by an event: the logs say when that was');
  if (severity) told('severity', severity, 'the level asked for');
  for (const group of groupBy) told('groupBy', group, 'split by it');
  const rest = { language, ...(event ? { event: { side: event.side, words: event.words } } : {}) };
  if (leans) {
    const merged = followUp(text.trim(), own, reading !== undefined, previous, input.logRange);
    const repeated =
      reading === undefined && !/^(?:but |so )*why\b/i.test(text)
        ? repeatedMemory(previous.memoryQuestion, own, about)
        : undefined;
    const kept =
      merged.parameters.intent === own.intent
        ? understood
        : understood.map((one) =>
            one.field === 'intent'
              ? { ...one, value: merged.parameters.intent, why: 'goes on from the last question' }
              : one,
          );
    return {
      parameters: parametersSchema.parse(merged.parameters),
      understood: [...kept, ...merged.understood],
      ...(repeated ? { memoryQuestion: repeated } : {}),
      followUp: true,
      ...rest,
    };
  }
  return {
    parameters: parametersSchema.parse(own),
    understood,
    ...(memoryQuestion ? { memoryQuestion } : {}),
    followUp: false,
    ...rest,
  };
}

/** Same length, so that positions stay: what is quoted or an id is not read as words or times. */
function blanked(text: string, spans: readonly { from: number; to: number }[]): string {
  let out = text;
  for (const { from, to } of spans) {
    const inner = out.slice(from, to);
    const quoted = /^["'“„«`‘]/.test(inner);
    out =
      out.slice(0, from) +
      (quoted
        ? `${inner[0]}${'_'.repeat(Math.max(0, inner.length - 2))}${inner.at(-1)}`
        : '_'.repeat(inner.length)) +
      out.slice(to);
  }
  return out;
}

/** "The most common SAL issues": the name before the trouble is the domain it is from. */
function domainBefore(text: string, names: readonly FoundName[]): string | undefined {
  const match =
    /\b(?:common|frequent|usual|typical|recent|open|unsolved|top|all|past|previous|our|many) (?:\d{1,3} )?([\p{L}][\p{L}\p{N}_-]{1,40}) (?:issues?|problems?|incidents?|causes?|investigations?|cases)\b/iu.exec(
      text,
    );
  const word = match?.[1];
  if (!word || !/^\p{Lu}[\p{Lu}\p{N}_-]+$/u.test(word)) return undefined;
  return names.some((name) => name.value === word && name.kind !== 'unknown') ? undefined : word;
}

/** A person who asked is not also what was asked about. */
function withoutPerson<Q extends Extract<MemoryQuestion, { filter: unknown }>>(
  question: Q,
  person: string,
): Q {
  const about = question.filter.about.filter((one) => one.kind !== undefined || !person.includes(one.name));
  const words = question.filter.words.filter((word) => !person.toLowerCase().split(' ').includes(word));
  return { ...question, filter: { ...question.filter, about, words } };
}

/** "And last month?" after a question to history is that question again, with the new part. */
function repeatedMemory(
  question: MemoryQuestion | undefined,
  own: Parameters,
  about: Entity[],
): MemoryQuestion | undefined {
  if (!question || question.kind === 'record_outcome' || question.kind === 'set_preference') return undefined;
  const filter = {
    ...question.filter,
    ...(own.timeRange ? { range: own.timeRange } : {}),
    ...(own.domain ? { domain: own.domain } : {}),
    ...(own.project ? { project: own.project } : {}),
    ...(own.env ? { env: own.env } : {}),
    ...(about.length > 0 ? { about } : {}),
  };
  return { ...question, filter };
}

function intentOf(question: MemoryQuestion): Intent {
  switch (question.kind) {
    case 'what_was_wrong':
    case 'seen_before':
    case 'what_fixed':
    case 'list_investigations':
    case 'questions_asked':
    case 'last_time':
    case 'who_investigated':
      return 'recall';
    case 'list_entities':
    case 'most_common':
    case 'keeps_failing':
    case 'time_to_resolve':
    case 'count_investigations':
    case 'by_outcome':
      return 'statistics';
    case 'record_outcome':
      return 'outcome';
    case 'set_preference':
      return 'preference';
    default:
      return question satisfies never;
  }
}
