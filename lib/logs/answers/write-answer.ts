import type { AuditItem, Coverage, Finding, Outcome } from '#lib/contracts/findings.ts';
import { citedAsMarkdown, textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { number, share } from '../causes/words.ts';
import { tellTimes } from './tell-times.ts';

export interface CauseAnswer {
  outcome: Outcome;
  findings: readonly Finding[];
  /** The sentence when nothing was found. */
  summary: string;
  compared?: StepPayload<'Compared Windows'> | undefined;
  checks?: { passed: number; failed: number } | undefined;
}

export interface Seen {
  coverage: Coverage;
  audit: readonly AuditItem[];
}

/** Causes said in full; more would hide them. */
const MOST_OTHERS = 4;
const MOST_CHANGES = 6;
const outcomeWords: Record<Outcome, string> = {
  confirmed: 'Confirmed',
  likely: 'Likely',
  inconclusive: 'Inconclusive',
  'no fault': 'No fault found',
};

/** The paragraphs of an answer that names a cause, in the order in which they are read under stress. */
export function writeCauses(answer: CauseAnswer, zone: string): string[] {
  const [first, ...others] = answer.findings;
  const paragraphs: string[] = [];
  if (first) {
    paragraphs.push(
      `**${outcomeWords[answer.outcome]}.** ${headline(first)}`,
      citedAsMarkdown(first.explanation),
    );
    paragraphs.push(...argue(first));
    const ranked = others.filter(({ outcome }) => outcome !== 'inconclusive').slice(0, MOST_OTHERS);
    if (ranked.length > 0)
      paragraphs.push(
        [
          '**Also possible**',
          '',
          ...ranked.map((one) => `${one.rank}. ${headline(one)}${weighed(one)}`),
        ].join('\n'),
      );
    const out = others.filter(({ outcome }) => outcome === 'inconclusive').slice(0, MOST_OTHERS);
    if (out.length > 0)
      paragraphs.push(
        ['**Looked at, not the cause**', '', ...out.map((one) => `- ${headline(one)}`)].join('\n'),
      );
  } else {
    const word = answer.summary.startsWith(outcomeWords['no fault'])
      ? ''
      : `**${outcomeWords[answer.outcome]}.** `;
    paragraphs.push(`${word}${textAsMarkdown(answer.summary)}`);
  }
  const { checks } = answer;
  if (checks && checks.failed > 0)
    paragraphs.push(
      `${number(checks.failed)} of ${number(checks.passed + checks.failed)} statements did not stand when the lines were read again; they are marked.`,
    );
  return paragraphs.map((paragraph) => tellTimes(paragraph, zone));
}

/** The first finding in short: where it is shown in full beside it, nothing is said twice. */
export function writeLead(finding: Finding, zone: string): string[] {
  return [`**${headline(finding)}**`, citedAsMarkdown(finding.explanation)].map((paragraph) =>
    tellTimes(paragraph, zone),
  );
}

/** What is different between two times, as a list. */
export function writeChanges(compared: StepPayload<'Compared Windows'>, zone: string): string[] {
  if (compared.changes.length === 0)
    return [`Compared with ${textAsMarkdown(compared.baseline)}, nothing stands out.`].map((text) =>
      tellTimes(text, zone),
    );
  const list = compared.changes
    .slice(0, MOST_CHANGES)
    .map(
      ({ kind, subject, before, after, level }) =>
        `- **${kind}**${level ? ` ${level}` : ''}: "${textAsMarkdown(subject)}" — ${number(Math.round(before))} expected, ${number(after)} seen`,
    );
  const more = compared.changes.length - list.length;
  return [
    tellTimes(
      `Compared with ${textAsMarkdown(compared.baseline)}, ${number(compared.changes.length)} kinds of lines differ:`,
      zone,
    ),
    `${list.join('\n')}${more > 0 ? `\n- and ${number(more)} more` : ''}`,
  ];
}

/** What was read, what was not, and what is wrong with the logs as input. */
export function writeSeen({ coverage, audit }: Seen, zone: string): string[] {
  const { linesRead, files, from, to, limits, linesSkipped } = coverage;
  const span = from && to ? `, from ${from} to ${to}` : '';
  const skipped =
    linesSkipped > 0 ? ` ${number(linesSkipped)} lines were left out (${reasons(coverage)}).` : '';
  const told = audit.filter(({ severity }) => severity !== 'note').map(({ sentence }) => sentence);
  const looked = `**Looked at** ${number(linesRead)} lines of ${number(files)} ${files === 1 ? 'file' : 'files'}${span}.${skipped}`;
  return [[looked, ...[...limits, ...told].map(textAsMarkdown)].join(' ')].map((text) =>
    tellTimes(text, zone),
  );
}

function reasons({ skippedBy }: Coverage): string {
  return Object.entries(skippedBy)
    .map(([reason, lines]) => `${number(lines)} ${textAsMarkdown(reason)}`)
    .join(', ');
}

function headline({ title, since, affected, evidence }: Finding): string {
  const begin = since ? `, since ${since}` : '';
  const much = affected
    ? `: ${number(affected.count)} of ${number(affected.of)} ${textAsMarkdown(affected.unit)} (${share(affected.count, affected.of)})`
    : '';
  const [mark] = evidence;
  return `${textAsMarkdown(title.replace(/[.\s]+$/, ''))}${begin}${much}.${mark ? ` [${mark.id}]` : ''}`;
}

function argue(finding: Finding): string[] {
  const list = [
    ...finding.for
      .filter(({ text }) => !finding.explanation.includes(text))
      .map(({ text, evidence }) => `- For: ${citedAsMarkdown(text)}${marks(text, evidence)}`),
    ...finding.against.map(
      ({ text, evidence }) => `- Against: ${citedAsMarkdown(text)}${marks(text, evidence)}`,
    ),
    ...finding.next.map((text) => `- Next: ${textAsMarkdown(text)}`),
  ];
  return list.length > 0 ? [list.join('\n')] : [];
}

function weighed({ against, next }: Finding): string {
  const [contra] = against;
  const [step] = next;
  return `${contra ? ` Against: ${citedAsMarkdown(contra.text)}` : ''}${step ? ` Next: ${textAsMarkdown(step)}` : ''}`;
}

function marks(text: string, evidence: readonly string[]): string {
  const missing = evidence.filter((id) => !text.includes(`[${id}]`));
  return missing.length > 0 ? ` ${missing.map((id) => `[${id}]`).join('')}` : '';
}
