import { failureOf } from './failure-kinds.ts';
import type { Frame } from './frame.ts';

/** Folded lines looked at: an exception and its causes stand at the ends of a stack. */
const MOST_FOLDED = 80;

export interface TellingLine {
  text: string;
  /** Lines after the record's first. */
  offset: number;
}

/**
 * What to say of a record beside its first line: the exception inside a stack trace, or what follows a line
 * that only announces ("Errors found:").
 */
export function tellingLine(frame: Frame, row: number): TellingLine | undefined {
  if (frame.lines(row) > 1) {
    const lines = frame.text(row).split('\n');
    const looked =
      lines.length > MOST_FOLDED
        ? [...lines.keys()].filter((at) => at < MOST_FOLDED / 2 || at >= lines.length - MOST_FOLDED / 2)
        : [...lines.keys()];
    let best: { offset: number; weight: number } | undefined;
    for (const offset of looked) {
      const text = lines[offset]!.trim();
      if (offset === 0 || text === '' || /^(?:at |File "|\.\.\. |\|)/.test(text)) continue;
      const weight = failureOf(text)?.weight ?? 0;
      // Of equals the last one: causes follow what they caused, and Python's error its traceback.
      if (weight > 0 && weight >= (best?.weight ?? 0)) best = { offset, weight };
    }
    if (best) return { text: lines[best.offset]!.trim(), offset: best.offset };
    const first = lines.findIndex((line, at) => at > 0 && line.trim() !== '');
    return first > 0 && announces(frame, row) ? { text: lines[first]!.trim(), offset: first } : undefined;
  }
  return undefined;
}

/** A line that ends in a colon only announces what the next one says. */
export function announces(frame: Frame, row: number): boolean {
  return frame.message(row).split('\n', 1)[0]!.trimEnd().endsWith(':');
}

/** The row's first line and, where it says more, its telling one: what a title quotes. */
export function headlineOf(frame: Frame, row: number): string {
  const first = frame.message(row).split('\n', 1)[0]!.trim();
  const more = tellingLine(frame, row);
  if (more) return `${first} ${more.text}`;
  const next = row + 1;
  if (!announces(frame, row) || next >= frame.count || frame.source[next] !== frame.source[row]) return first;
  return `${first} ${frame.message(next).split('\n', 1)[0]!.trim()}`;
}

/** Everything of a record that can tell of a failure: first line and telling line. */
export function failureText(frame: Frame, row: number): string {
  const first = frame.message(row).split('\n', 1)[0]!;
  return frame.lines(row) > 1 ? `${first} ${tellingLine(frame, row)?.text ?? ''}` : first;
}
