import type { Language } from '#lib/memory/context/labels.ts';
import { terms } from '#lib/memory/search/tokenize.ts';
import type { CheckedFact, CheckedFacts } from './checked-fact.ts';
import { findUnsupported, sourceOf } from './find-unsupported.ts';
import { isInLanguage } from './same-language.ts';
import { type SaidSentence, splitSentences } from './split-sentences.ts';

export interface CheckedWords {
  /** Of what a model said, the sentences that stand; with `[E3]` marks, without any others. */
  text: string;
  kept: number;
  /** Evidence that the kept sentences cite. */
  cites: string[];
  leftOut: { why: string; count: number }[];
}

/** A model that does not stop is not read to its end. */
const MOST_SENTENCES = 24;
/** Share of a sentence's words that must stand in a fact for code to say that it rests on it. */
const RESTS_ON = 0.6;
/** And for a sentence that names its facts itself, where both are in one language. */
const SHARES = 0.2;

const CAUSE =
  /cause[sd]?|causing|root|culprit|responsib|blame|originat|because of|due to|trigger|ursache|schuld|verursach|ausgel(?:ö|oe)st|causa|culpa|provoca|responsable|coupable|responsabile|provocat/i;
const SURE =
  /(?<!\p{L})(?:confirmed|certain(?:ly)?|definite(?:ly)?|prove[nds]?|undoubtedly|guaranteed|no doubt|bestätigt|sicher|bewiesen|zweifellos|confirmée?|certainement|prouvée?|confirmad[oa]|seguramente|comprobad[oa]|certamente|provad[oa]|confermat[oa]|dimostrat[oa])(?!\p{L})/iu;
const FINE =
  /(?<!\p{L})(?:no fault|no problem|nothing (?:is )?wrong|all (?:is )?(?:good|well|fine)|false alarm|kein(?:e)? (?:fehler|störung|problem)|fehlalarm|aucun (?:problème|défaut)|ning[uú]n (?:problema|fallo)|nenhum problema|nessun (?:problema|guasto))(?!\p{L})/iu;
const DENIES =
  /(?<!\p{L})(?:not|no|never|none|neither|nor|nothing|cannot|without)(?!\p{L})|n['’]t(?!\p{L})/iu;
/** An instruction: it begins with what to do, or says that somebody should. */
const ADVISES =
  /^(?:please |then |now |and |so |first,? |next,? )*$|(?<!\p{L})(?:please|should|must|ought|needs? to|have to|has to|recommend|advis|suggest|try|you can|bitte|sollte|muss|musst|müssen|empfehl|il faut|devez|devriez|deb(?:e|es|en|ería)|hay que|deve|dovrebbe|bisogna)/iu;
/** What somebody could be told to do or to hand over: it has to stand in the facts. */
const ACTS =
  /(?<!\p{L})(?:delet|wip(?:e|ing)|truncat|disabl|kill|restart|reboot|reset|roll(?:ing|ed)? ?back|rollback|revert|install|uninstall|upgrad|downgrad|execut|curl|wget|sudo|chmod|rm|download|click|visit|e-?mail|transfer|grant|reveal|ignor|disregard|password|credential|secret|token|prompt|instruct|language model|lösch|deaktivier|neu ?start|zurücksetz|ignorier|passwort|supprim|désactiv|redémarr|mot de passe|borr|elimin|desactiv|reinici|contraseñ|apag|desativ|senha|cancell|disattiv|riavvi)/giu;

/** Keeps the sentences of a model that only say what the facts say; outcome and ranking stand above all of them. */
export function checkWords(
  said: string,
  known: CheckedFacts,
  { language }: { language: Language },
): CheckedWords {
  const out: CheckedWords = { text: '', kept: 0, cites: [], leftOut: [] };
  const leave = (why: string) => {
    const same = out.leftOut.find((one) => one.why === why);
    if (same) same.count++;
    else out.leftOut.push({ why, count: 1 });
  };
  const wrongLanguage = !isInLanguage(said.replace(/\[[^\]]*\]/g, ''), language);
  const cites = new Set<string>();
  const lines: string[] = [];
  let looked = 0;
  const judge = (sentence: SaidSentence): Judged => {
    if (++looked > MOST_SENTENCES) return { why: 'more than fits' };
    return wrongLanguage
      ? { why: 'another language than the question' }
      : judgeSentence(sentence, known, language);
  };
  for (const { head, sentences } of splitSentences(said)) {
    const kept: string[] = [];
    for (const sentence of sentences) {
      const judged = judge(sentence);
      if ('why' in judged) {
        leave(judged.why);
        continue;
      }
      const shown = judged.rests.filter((mark) => mark.startsWith('E'));
      for (const mark of shown) cites.add(mark);
      kept.push(withMarks(sentence.words, shown));
      out.kept++;
    }
    if (kept.length > 0) lines.push(head + kept.join(' '));
  }
  return { ...out, text: lines.join('\n\n').replace(/\n\n(?=- )/g, '\n'), cites: [...cites] };
}

/** The marks of what a sentence rests on, or why it does not stand. */
type Judged = { rests: readonly string[] } | { why: string };

function judgeSentence({ words, marks }: SaidSentence, known: CheckedFacts, language: Language): Judged {
  const facts = restsOn(words, marks, known.facts);
  if ('why' in facts) return facts;
  const why = whatIsWrong(words, facts.named, known, language);
  return why === null ? { rests: marks.length > 0 ? marks : (facts.named[0]?.marks ?? []) } : { why };
}

/** The facts that a sentence names, or those that it plainly tells again; or why there are none. */
function restsOn(
  words: string,
  marks: readonly string[],
  facts: readonly CheckedFact[],
): { named: CheckedFact[] } | { why: string } {
  if (marks.some((mark) => !facts.some((fact) => fact.marks.includes(mark))))
    return { why: 'a mark that does not exist' };
  if (marks.length > 0)
    return { named: facts.filter((fact) => fact.marks.some((mark) => marks.includes(mark))) };
  const told = facts.find(
    (fact) =>
      shared(words, fact.text) >= RESTS_ON && findUnsupported(words, sourceOf(fact.text)).length === 0,
  );
  return told ? { named: [told] } : { why: 'no fact is named' };
}

function whatIsWrong(
  words: string,
  facts: readonly CheckedFact[],
  { outcome, components, logWords }: CheckedFacts,
  language: Language,
): string | null {
  const text = facts.map((fact) => fact.text).join('\n');
  const missing = findUnsupported(words, sourceOf(text));
  if (missing.includes('a link')) return 'a link';
  if (missing.length > 0) return 'a number, time or name that its facts do not hold';
  if (outcome !== 'confirmed' && SURE.test(words) && !SURE.test(text)) return 'surer than what was found';
  if (outcome !== 'no fault' && FINE.test(words)) return 'another outcome than what was found';
  const [first, ...others] = components.map((name) => name.toLowerCase());
  const lower = words.toLowerCase();
  if (
    first &&
    CAUSE.test(words) &&
    !lower.includes(first) &&
    others.some((name) => name && lower.includes(name))
  )
    return 'another cause than the first';
  const known = text.toLowerCase();
  // What a log tells people to do is no advice.
  const ours = logWords.reduce(
    (left, words) => left.replaceAll(words.toLowerCase(), ' '),
    known.replace(/"[^"\n]*"/g, ' '),
  );
  for (const { 0: act, index } of lower.matchAll(ACTS)) {
    const from = ADVISES.test(lower.slice(0, index)) ? ours : known;
    if (!from.includes(act)) return 'an action that no fact names';
  }
  if (language !== 'en') return null;
  if (DENIES.test(words) && !DENIES.test(text)) return 'a denial that no fact holds';
  return shared(words, text) < SHARES ? 'too far from its facts' : null;
}

function shared(words: string, text: string): number {
  const there = new Set(terms(text));
  const wanted = terms(words);
  return wanted.filter((term) => there.has(term)).length / Math.max(1, wanted.length);
}

function withMarks(words: string, marks: readonly string[]): string {
  if (marks.length === 0) return words;
  return `${words} ${marks.map((mark) => `[${mark}]`).join('')}`;
}
