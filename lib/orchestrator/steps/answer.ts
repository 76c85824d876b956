import { codeSpan, textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { tellTimes } from '#lib/logs/answers/tell-times.ts';
import { writeCauses, writeChanges, writeLead, writeSeen } from '#lib/logs/answers/write-answer.ts';
import { asksForLogs } from '../analysis/asks-for-logs.ts';
import { runAnalysis } from '../analysis/run-analysis.ts';
import { answerFromMemory } from '../answer-from-memory.ts';
import { asksMemory } from '../asks-memory.ts';
import type { RunContext, Step } from '../run-context.ts';
import { runTimeZone } from '../understand-run.ts';
import { replyFromFindings } from '../words/reply.ts';

type Answer = StepPayload<'Answer'>;

const noLogs = 'No logs were given with this question: paste some, drop files, or choose a source.';

const plain: Answer = {
  outcome: null,
  text: '',
  evidence: [],
  tables: [],
  findings: [],
  links: [],
  fromCache: false,
  partial: false,
};

export const answer: Step<'Answer'> = {
  name: 'Answer',
  async work(run) {
    const reply =
      run.finished('Extracted Parameters')?.parameters.intent === 'discuss'
        ? await replyFromFindings(run)
        : null;
    if (reply) return reply;
    const fromMemory = asksMemory(run) ? await answerFromMemory(run) : null;
    if (fromMemory) {
      run.text(fromMemory.text);
      return fromMemory;
    }
    if (!(await asksForLogs(run))) return say(run, plain, [noLogs]);
    const zone = await runTimeZone(run);
    const { analysis } = await runAnalysis(run);
    const [found, checked] = await Promise.all([analysis.found, analysis.checked]);
    const known = { ...plain, fromCache: run.finished('Checked Cache')?.hit ?? false };
    const seen = whatWasSeen(run, zone);
    switch (found.kind) {
      case 'lines': {
        const { text, tables, evidence } = found.answer;
        const failed =
          checked.failed > 0
            ? [
                `${checked.failed} of ${checked.passed + checked.failed} statements did not stand when the lines were read again.`,
              ]
            : [];
        return say(run, { ...known, tables, evidence }, [tellTimes(text, zone), ...failed, ...seen]);
      }
      case 'causes': {
        const { report } = found;
        const { findings, outcome } = checked;
        const compares = run.finished('Extracted Parameters')?.parameters.intent === 'compare';
        const changes = compares ? writeChanges(report.compared, zone) : [];
        const causes = writeCauses({ outcome, findings, summary: report.summary, checks: checked }, zone);
        const evidence = findings.flatMap((finding) => finding.evidence);
        const [first] = findings;
        const told = first && {
          lead: [...changes, ...writeLead(first, zone)].join('\n\n'),
          rest: seen.join('\n\n'),
        };
        const answered = { ...known, outcome, findings, evidence, ...(told ? { told } : {}) };
        return say(run, answered, [...changes, ...causes, ...seen]);
      }
      default:
        return found satisfies never;
    }
  },
};

/** The answer of a run that was broken off: why, and what was known by then. */
export function partialAnswer(run: RunContext, sentence: string): Answer {
  const zone = run.input.timeZone ?? 'UTC';
  const verified = run.finished('Verification Results');
  const findings = verified?.findings ?? run.finished('Ranked Causes')?.findings ?? [];
  const outcome = verified?.outcome ?? null;
  const causes =
    findings.length > 0
      ? [
          ...(verified ? [] : ['What follows was not checked yet.']),
          ...writeCauses({ outcome: outcome ?? 'inconclusive', findings, summary: '' }, zone),
        ]
      : loudest(run);
  const evidence = findings.flatMap((finding) => finding.evidence);
  const text = [textAsMarkdown(sentence), ...causes, ...whatWasSeen(run, zone)].join('\n\n');
  return { ...plain, outcome, text, findings, evidence, partial: true };
}

/** Shows the answer while it is written: what the finished one begins with. */
function say(run: RunContext, known: Answer, paragraphs: readonly string[]): Answer {
  const text = paragraphs.join('\n\n');
  run.text(known.told?.lead ?? text);
  return { ...known, text };
}

function whatWasSeen(run: RunContext, zone: string): string[] {
  const audit = run.finished('Audited Logs');
  return audit ? writeSeen({ coverage: audit.coverage, audit: audit.items }, zone) : [];
}

/** Without causes yet: the loudest lines that were found. */
function loudest(run: RunContext): string[] {
  const top = run.finished('Searched Logs')?.top.slice(0, 5) ?? [];
  if (top.length === 0) return [];
  return [
    [
      'The loudest lines so far:',
      '',
      ...top.map(({ level, count, template }) => `- ${count} × ${level}: ${codeSpan(template)}`),
    ].join('\n'),
  ];
}
