import { citedAsMarkdown, textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { Consulted, OutsideAnalysis } from '#lib/contracts/outside-analysis.ts';
import type { LogAnswer } from '#lib/logs/analyze-logs.ts';

/** What memory needs of an answer: what was found, not the lines it was found in. */
export function shapeOutside(answer: LogAnswer, text: string, timeZone: string): OutsideAnalysis {
  const { parameters, findings, audit, coverage, searched, compared, traces } = answer;
  const outcome =
    answer.outcome ?? (answer.checksFailed === 0 ? ('confirmed' as const) : ('inconclusive' as const));
  const asksCause = answer.asked === 'cause';
  return {
    text,
    timeZone,
    scope: {},
    steps: {
      'Extracted Parameters': { parameters, understood: [] },
      'Audited Logs': { items: audit, coverage },
      'Searched Logs': searched,
      ...(compared ? { 'Compared Windows': compared } : {}),
      ...(traces ? { 'Grouped Traces': traces } : {}),
      ...(asksCause ? { 'Ranked Causes': { findings } } : {}),
      'Verification Results': {
        outcome,
        traceIds: traces?.example ? [traces.example.traceId] : [],
        findings,
        errorPattern: findings[0]?.pattern ?? null,
        checksPassed: answer.checksPassed,
        checksFailed: answer.checksFailed,
      },
      Answer: {
        outcome: answer.outcome,
        text: asksCause ? causeAsMarkdown(answer) : answer.answer,
        evidence: answer.evidence,
        tables: answer.tables,
        findings,
        links: [],
        fromCache: false,
        partial: false,
      },
    },
  };
}

/** Lines of a terminal are paragraphs of a page, and what machines said in them is no markup. */
function causeAsMarkdown({ findings: [first], answer }: LogAnswer): string {
  if (!first) return textAsMarkdown(answer);
  return `**${textAsMarkdown(first.title)}**\n\n${citedAsMarkdown(first.explanation)}`;
}

/** Past issues told. */
const MOST_SIMILAR = 3;

/** What memory knows, in sentences; none when it has met nothing like it. */
export function sayConsulted({ similar, known }: Consulted): string[] {
  const issues = similar?.issues.slice(0, MOST_SIMILAR) ?? [];
  const pattern = known?.pattern;
  return [
    ...issues.map(({ title, at, occurrences, outcome, resolution, why }) => {
      const often = occurrences > 1 ? `, ${occurrences} times so far` : '';
      const solved = resolution ? ` What was done: ${resolution}` : '';
      return `Seen before on ${at.slice(0, 10)}: "${title}" (${outcome}${often}). ${why.slice(0, 2).join(' ')}${solved}`;
    }),
    ...(pattern && pattern.usageCount > 1
      ? [
          `Known pattern ${pattern.key}${pattern.causes.length > 0 ? `: ${pattern.causes.slice(0, 3).join('; ')}` : ''}.${pattern.steps[0] ? ` First thing to try: ${pattern.steps[0].text}` : ''}`,
        ]
      : []),
  ];
}
