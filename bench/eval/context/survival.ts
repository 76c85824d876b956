import type { ContextLine } from '#lib/memory/context/build-context.ts';
import { LABELS } from '#lib/memory/context/labels.ts';
import { terms } from '#lib/memory/search/tokenize.ts';
import type { PlantedFact } from './generate-chat.ts';

/** Words that deny, in the languages of the chats; a line with one does not claim what it names. */
const DENIES =
  /(?<!\p{L})(?:not|ruled out|off the list|forget|nothing to do|nicht|ausgeschlossen|pas|écarté|rien à voir|no|descartado|nada que ver|instead of|used to be|before that|was|from|von|de|vorher|au lieu|en lugar|->|→)(?!\p{L})/iu;
const RULED_OUT = new Set(Object.values(LABELS).map((labels) => labels.kinds.ruledOut));
const SUSPECTED = new Set(Object.values(LABELS).map((labels) => labels.kinds.suspected));

function holds(line: string, value: string): boolean {
  const at = line.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return false;
  return (
    !/[\p{L}\p{N}]/u.test(line.slice(at + value.length, at + value.length + 1)) &&
    !/\p{N}/u.test(line.slice(at - 1, at))
  );
}

function labelOf(line: ContextLine): string {
  return /^\d+ ([^:(]+?)(?: \(|:)/.exec(line.text)?.[1] ?? '';
}

/** Subject and value in one line; what was ruled out marked as such; nothing outdated told as current. */
export function factSurvives(fact: PlantedFact, lines: readonly ContextLine[]): boolean {
  // The number of the message at the head of a line is no value.
  const told = lines
    .filter((line) => line.from === 'fact' || line.from === 'summary')
    .map((line) => ({ ...line, label: labelOf(line), text: line.text.replace(/^\d+ /, '') }));
  const found = told.filter((line) => holds(line.text, fact.subject) && holds(line.text, fact.value));
  if (found.length === 0) return false;
  if (fact.kind === 'ruledOut') {
    const claims = told.filter(
      (line) => holds(line.text, fact.value) && !DENIES.test(line.text) && !RULED_OUT.has(line.label),
    );
    return claims.length === 0;
  }
  const { old } = fact;
  if (old === undefined) return true;
  return !told.some(
    (line) =>
      holds(line.text, old) &&
      !holds(line.text, fact.value) &&
      !DENIES.test(line.text) &&
      !SUSPECTED.has(line.label),
  );
}

/** Of the answer's words that the turn says: how many stand in lines told of that turn. */
export function answerSurvival(
  answer: string,
  turn: { id: string; text: string },
  lines: readonly ContextLine[],
): { kept: number; of: number } {
  const said = new Set(terms(turn.text));
  const wanted = [...new Set(terms(answer))].filter((term) => said.has(term));
  const told = new Set(
    lines.filter((line) => line.messageId === turn.id).flatMap((line) => terms(line.text)),
  );
  return { kept: wanted.filter((term) => told.has(term)).length, of: wanted.length };
}
