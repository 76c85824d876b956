import type { AuditItem, Coverage } from '#lib/contracts/findings.ts';
import { unlessAborted } from '../pause.ts';

export interface LineCount {
  coverage: Coverage;
  items: AuditItem[];
  levels: Record<string, number>;
}

/** Lines looked at before others get their turn: some milliseconds of work. */
const linesPerTurn = 20_000;

const level = /\b(fatal|critical|emerg|panic|error|err|warn|warning|info|notice|debug|trace)\b/i;
const instant = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?/;
const levelNames: Record<string, string> = {
  critical: 'fatal',
  emerg: 'fatal',
  panic: 'fatal',
  err: 'error',
  warning: 'warn',
  notice: 'info',
};

function readInstant(line: string): number | null {
  const found = instant.exec(line.slice(0, 200))?.[0];
  if (!found) return null;
  const written = found.replace(' ', 'T').replace(',', '.');
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
  return Number.isNaN(time) ? null : time;
}

/** Counts lines, levels and times of pasted text, and says what stands out about it as input. */
export async function countLines(
  text: string,
  options: { signal: AbortSignal; progress: (done: number) => void },
): Promise<LineCount> {
  const levels: Record<string, number> = {};
  let lines = 0;
  let empty = 0;
  let untimed = 0;
  let backwards: number | null = null;
  let previous: number | null = null;
  let first: number | null = null;
  let last: number | null = null;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    at = end + 1;
    lines++;
    if (lines % linesPerTurn === 0) {
      options.progress(lines);
      await unlessAborted(options.signal, new Promise((resolve) => setImmediate(resolve)));
    }
    if (line.trim() === '') {
      empty++;
      continue;
    }
    const word = level.exec(line.slice(0, 300))?.[1]?.toLowerCase();
    const name = word ? (levelNames[word] ?? word) : 'none';
    levels[name] = (levels[name] ?? 0) + 1;
    const time = readInstant(line);
    if (time === null) {
      untimed++;
      continue;
    }
    if (previous !== null && time < previous && backwards === null) backwards = lines;
    previous = time;
    first = first === null ? time : Math.min(first, time);
    last = last === null ? time : Math.max(last, time);
  }

  const items: AuditItem[] = [];
  const counted = lines - empty;
  if (counted === 0) {
    items.push({ kind: 'empty', severity: 'problem', sentence: 'The pasted text holds no lines.' });
  } else if (first === null) {
    items.push({
      kind: 'no times',
      severity: 'warning',
      sentence: 'No line states a date and time, so nothing can be said about when things happened.',
    });
  } else if (untimed > counted / 2) {
    items.push({
      kind: 'few times',
      severity: 'note',
      sentence: `${untimed} of ${counted} lines state no date and time.`,
    });
  }
  if (backwards !== null) {
    items.push({
      kind: 'clock jump',
      severity: 'note',
      sentence: `Times run backwards at line ${backwards}: lines are mixed, or a clock was set.`,
      line: backwards,
    });
  }
  return {
    levels,
    items,
    coverage: {
      files: 1,
      bytes: Buffer.byteLength(text),
      linesRead: counted,
      linesSkipped: empty,
      skippedBy: empty > 0 ? { empty } : {},
      templates: 0,
      ...(first === null ? {} : { from: new Date(first).toISOString() }),
      ...(last === null ? {} : { to: new Date(last).toISOString() }),
      limits: [],
    },
  };
}
