import type { ReadProblem } from '#lib/logs/read/stream-types.ts';
import { escapeControls } from './escape-controls.ts';
import { Output } from './output.ts';
import { type Paint, paintFor } from './paint.ts';
import { Progress } from './progress.ts';

/** What went wrong with the words of the command line; shown with the usage, exit code 2. */
export class UsageError extends Error {}

export const FINE = 0;
export const USAGE = 2;
export const UNREADABLE = 3;

/** The world of one command: where it writes and what it has met. */
export interface Shell {
  out: Output;
  /** One line for a person, on standard error. */
  say(sentence: string): void;
  paint: Paint;
  progress: Progress;
  /** Troubles with the input, told as they come; anything but an empty file makes the exit code 3. */
  problem(problem: ReadProblem): void;
  problems: ReadProblem[];
  /** Where standard input was put when it is needed more than once. */
  stdinFile?: string;
}

export function openShell(): Shell {
  const problems: ReadProblem[] = [];
  const progress = new Progress(process.stderr);
  const say = (sentence: string) => {
    progress.clear();
    process.stderr.write(`${escapeControls(sentence)}\n`);
  };
  return {
    out: new Output(process.stdout),
    say,
    paint: paintFor(process.stdout, process.env),
    progress,
    problems,
    problem(problem) {
      problems.push(problem);
      const place = problem.message.includes(`byte ${problem.offset}`) ? '' : ` (byte ${problem.offset})`;
      say(`loglore: ${problem.message}${place}`);
    },
  };
}

/** Fine, unless input was unreadable; an empty file is no trouble beside others that are not. */
export function exitCodeOf(shell: Shell, filesRead: number): number {
  const bad = shell.problems.some((problem) => problem.code !== 'empty');
  return bad || filesRead === 0 ? UNREADABLE : FINE;
}
