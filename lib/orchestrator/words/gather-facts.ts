import type { Finding } from '#lib/contracts/findings.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { tellTimes } from '#lib/logs/answers/tell-times.ts';
import { writeSeen } from '#lib/logs/answers/write-answer.ts';
import type { CheckedFact, CheckedFacts } from '#lib/model/checked-fact.ts';
import { maskPieces, maskValues } from '#lib/model/mask-lines.ts';
import type { RunContext } from '../run-context.ts';

/** An answer and the steps that led to it, those of this run or of one before. */
export interface Answered {
  answer: StepPayload<'Answer'>;
  payload: RunContext['finished'];
  zone: string;
}

const MOST_SIMILAR = 4;

/** What code has checked, as facts for a model, the most needed first. Lines never stand in them, only their templates. */
export function gatherFacts({ answer, payload, zone }: Answered): CheckedFacts {
  const { outcome, text, findings } = answer;
  const issues = payload('Found Similar Issues')?.issues ?? [];
  const pattern = payload('Known Error Pattern')?.pattern;
  const coverage = payload('Audited Logs')?.coverage;
  const facts: CheckedFact[] = [];
  const lines = findings.flatMap(({ evidence }) => evidence.map((one) => one.text));
  const templates = findings.flatMap((finding) => finding.templates);
  let free = 0;
  const add = (kind: CheckedFact['kind'], said: string, marks: readonly string[] = [], rank?: number) => {
    const own = marks.length > 0 ? [...marks] : [`F${++free}`];
    const bare = tellTimes(maskValues(maskPieces(said.replace(/\s*\[E\d+\]/g, ''), lines, templates)), zone);
    facts.push({ kind, text: bare, marks: own, ...(rank === undefined ? {} : { rank }) });
  };
  const about = (finding: Finding) => {
    const { rank, component, title, since, affected, evidence } = finding;
    const parts = [
      `Cause ranked ${rank}, ${finding.outcome}: ${component.kind} ${title.startsWith(component.name) ? title : `${component.name}: ${title}`}.`,
      since ? `Since ${since}.` : '',
      affected ? `Affected: ${affected.count} of ${affected.of} ${affected.unit}.` : '',
    ];
    add(
      'cause',
      parts.filter((part) => part !== '').join(' '),
      evidence.slice(0, 1).map(({ id }) => id),
      rank,
    );
    for (const said of finding.for) add('cause', `${component.name}: ${said.text}`, said.evidence, rank);
    for (const said of finding.against) add('cause', `Against it: ${said.text}`, said.evidence, rank);
  };
  const [first, ...others] = findings;
  if (first) {
    about(first);
    for (const next of first.next) add('advice', `Next: ${next}`, [], 1);
  } else
    for (const line of text.split('\n'))
      if (/\p{L}/u.test(line)) add('answer', line.replace(/\*\*/g, ''), citesOf(line));
  if (pattern) {
    const { key, causes, steps } = pattern;
    add(
      'pattern',
      `Known error pattern ${key}${causes.length > 0 ? `; typical causes: ${causes.slice(0, 3).join('; ')}` : ''}.`,
    );
    for (const { text: fix, worked, failed } of steps.slice(0, 4))
      add('pattern', `Fix tried for it before: ${fix}; worked ${worked} of ${worked + failed} times.`);
  }
  for (const issue of issues.slice(0, MOST_SIMILAR)) {
    const solved = issue.resolution ? ` Resolved by: ${issue.resolution}.` : '';
    add(
      'similar',
      `Similar investigation "${issue.title}" of ${issue.at}, ${issue.outcome}: ${issue.why.join(' ')}${solved}`,
    );
  }
  for (const finding of others) about(finding);
  if (coverage)
    for (const seen of writeSeen({ coverage, audit: [] }, zone)) add('coverage', seen.replace(/\*\*/g, ''));
  for (const { templates, evidence, rank } of findings)
    for (const template of templates.slice(0, 5))
      add(
        'template',
        `Template behind cause ${rank}: ${template}`,
        evidence.slice(0, 1).map(({ id }) => id),
        rank,
      );
  return {
    facts,
    outcome,
    logWords: templates,
    components: findings.map(({ component }) => component.name),
    lines: coverage?.linesRead ?? 0,
  };
}

function citesOf(line: string): string[] {
  return [...line.matchAll(/\[(E\d+)\]/g)].map(([, mark = '']) => mark);
}
