import type { OutsideAnalysis } from '#lib/contracts/outside-analysis.ts';
import type { LogAnswer, LogNames } from '#lib/logs/analyze-logs.ts';
import { readLogQuestion } from '#lib/question/read-log-question.ts';
import { analyzeInputs } from './analyze-inputs.ts';
import { consultMemory } from './consult-memory.ts';
import { safeJson } from './escape-controls.ts';
import { readWords } from './read-words.ts';
import { sayConsulted, shapeOutside } from './shape-outside.ts';
import type { AnalyzeShape } from './shapes.ts';
import { exitCodeOf, type Shell, UNREADABLE } from './shell.ts';
import { spoolStdin } from './spool-stdin.ts';
import { surveyInputs } from './survey-inputs.ts';
import { writeAnswer } from './write-answer.ts';

/** `loglore analyze FILE…`: the same path as the server's on files alone, then what memory knows. */
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
  const text = values.question?.trim() || 'What is the cause?';
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const understand = (names: LogNames) => readLogQuestion({ ...names, text, now: new Date(), timeZone });
  const answer = await analyzeInputs(shell, logs, good, { understand, startedAt });
  const memory = values['no-memory'] ? [] : await remember(shell, shapeOutside(answer, text, timeZone));
  shell.progress.clear();
  if (values.json) shell.out.line(safeJson(shapeAnswer(answer, memory)));
  else writeAnswer(shell, answer, memory);
  return exitCodeOf(shell, logs.files.length);
}

/** Sentences of what memory knows about it. Without memory it says so, and answers all the same. */
async function remember(shell: Shell, outside: OutsideAnalysis): Promise<string[]> {
  shell.progress.show('asking the memory');
  const memory = await consultMemory(outside);
  if ('consulted' in memory) return sayConsulted(memory.consulted);
  shell.say(
    `loglore: running without memory: past investigations are not consulted, this one is not kept (${memory.without}).`,
  );
  return [];
}

function shapeAnswer(found: LogAnswer, memory: readonly string[]): AnalyzeShape {
  const { outcome, parameters, findings, audit, coverage, timings } = found;
  const answer = [found.answer, ...memory].join('\n\n');
  return { outcome, answer, parameters, findings, audit, coverage, timings };
}
