import { countTokens } from '#lib/memory/context/tokens.ts';
import type { CheckedFact } from './checked-fact.ts';

const kindWords: Record<CheckedFact['kind'], [string, string]> = {
  cause: ['statement about a cause', 'statements about causes'],
  advice: ['next step', 'next steps'],
  template: ['template', 'templates'],
  pattern: ['known pattern', 'known patterns'],
  similar: ['similar investigation', 'similar investigations'],
  coverage: ['sentence about what was read', 'sentences about what was read'],
  answer: ['sentence of the answer', 'sentences of the answer'],
};

/** The facts that fit, in their order, and what was cut and why, in sentences. */
export function fitFacts(
  facts: readonly CheckedFact[],
  budget: number,
): { fitting: CheckedFact[]; lines: string[]; cut: string[] } {
  const fitting: CheckedFact[] = [];
  const lines: string[] = [];
  const left = new Map<CheckedFact['kind'], number>();
  let room = budget;
  for (const fact of facts) {
    const line = `${fact.marks.map((mark) => `[${mark}]`).join('')} ${fact.text}`;
    const tokens = countTokens(line) + 1;
    if (tokens > room) {
      left.set(fact.kind, (left.get(fact.kind) ?? 0) + 1);
      continue;
    }
    room -= tokens;
    fitting.push(fact);
    lines.push(line);
  }
  const cut = [...left].map(([kind, count]) => {
    const [one, many] = kindWords[kind];
    return `${count} ${count === 1 ? one : many}: no room within the tokens of a request.`;
  });
  return { fitting, lines, cut };
}
