import type { LogAnswer, LogNames } from '#lib/logs/analyze-logs.ts';
import { readLogQuestion } from '#lib/question/read-log-question.ts';
import { analyzeInputs } from './analyze-inputs.ts';
import { safeJson } from './escape-controls.ts';
import { readWords } from './read-words.ts';
import type { AnalyzeShape } from './shapes.ts';
import { exitCodeOf, type Shell, UNREADABLE } from './shell.ts';
import { spoolStdin } from './spool-stdin.ts';
import { surveyInputs } from './survey-inputs.ts';
import { writeAnswer } from './write-answer.ts';

/** `loglore analyze FILE…`: the same path as the server's, on files alone. */
export async function analyze(terminal: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, {
    question: { type: 'string', short: 'q' },
    baseline: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    'no-memory': { type: 'boolean' },
  });
  const startedAt = performance.now();
  const shell = await spoolStdin(terminal, [...positionals, ...(values.baseline ?? [])]);
  const taken = new Set<string>();
  const logs = await surveyInputs(shell, positionals, taken);
  const good = [];
  for (const word of values.baseline ?? []) good.push(await surveyInputs(shell, [word], taken));
  if (logs.files.length === 0) return UNREADABLE;
  if (!values['no-memory'])
    shell.say(
      'loglore: running without memory: past investigations are not consulted, this one is not kept.',
    );
  const understand = (names: LogNames) =>
    readLogQuestion({
      ...names,
      text: values.question ?? 'What is the cause?',
      now: new Date(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  const answer = await analyzeInputs(shell, logs, good, { understand, startedAt });
  shell.progress.clear();
  if (values.json) shell.out.line(safeJson(shapeAnswer(answer)));
  else writeAnswer(shell, answer);
  return exitCodeOf(shell, logs.files.length);
}

function shapeAnswer(answer: LogAnswer): AnalyzeShape {
  const { outcome, parameters, findings, audit, coverage, timings } = answer;
  return { outcome, answer: answer.answer, parameters, findings, audit, coverage, timings };
}
