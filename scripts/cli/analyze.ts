import { analyzeLogs, type LogAnswer } from '#lib/logs/analyze-logs.ts';
import { readLogQuestion } from '#lib/question/read-log-question.ts';
import { safeJson } from './escape-controls.ts';
import { loadInputs } from './load-inputs.ts';
import { readWords } from './read-words.ts';
import type { AnalyzeShape } from './shapes.ts';
import { exitCodeOf, type Shell, UNREADABLE } from './shell.ts';
import { writeAnswer } from './write-answer.ts';

/** `loglore analyze FILE…`: the same path as the server's, on files alone. */
export async function analyze(shell: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, {
    question: { type: 'string', short: 'q' },
    baseline: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    'no-memory': { type: 'boolean' },
  });
  const taken = new Set<string>();
  const logs = await loadInputs(shell, positionals, taken);
  const baselines = [];
  for (const word of values.baseline ?? []) baselines.push(await loadInputs(shell, [word], taken));
  if (logs.length === 0) return UNREADABLE;
  if (!values['no-memory'])
    shell.say(
      'loglore: running without memory: past investigations are not consulted, this one is not kept.',
    );
  shell.progress.show('analysing');
  const answer = await analyzeLogs({
    logs,
    baselines: baselines.filter((group) => group.length > 0),
    understand: (names) =>
      readLogQuestion({
        ...names,
        text: values.question ?? 'What is the cause?',
        now: new Date(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    problems: shell.problems,
    referenceTime: Date.now(),
    clock: () => performance.now(),
  });
  shell.progress.clear();
  if (values.json) shell.out.line(safeJson(shapeAnswer(answer)));
  else writeAnswer(shell, answer);
  return exitCodeOf(shell, logs.length);
}

function shapeAnswer(answer: LogAnswer): AnalyzeShape {
  const { outcome, parameters, findings, audit, coverage, timings } = answer;
  return { outcome, answer: answer.answer, parameters, findings, audit, coverage, timings };
}
