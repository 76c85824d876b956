import type { Events } from '../events.ts';
import type { LineSource } from './claims.ts';

/** Reads lines again out of loaded events: for logs that are not stored, and for tests. */
export function eventsSource(sets: readonly Events[]): LineSource {
  const files = new Map<string, { events: Events; at: Int32Array; count: number }>();
  for (const events of sets) {
    const last = new Map<number, number>();
    for (let i = 0; i < events.count; i++) {
      const file = events.file[i]!;
      const end = events.line[i]! + Math.max(1, events.lines[i]!) - 1;
      last.set(file, Math.max(last.get(file) ?? 0, end));
    }
    for (const [file, count] of last) {
      const at = new Int32Array(count + 1).fill(-1);
      files.set(events.files[file]!, { events, at, count });
    }
    for (let i = 0; i < events.count; i++) {
      const { at } = files.get(events.files[events.file[i]!]!)!;
      const end = events.line[i]! + Math.max(1, events.lines[i]!);
      for (let line = events.line[i]!; line < end; line++) at[line] = i;
    }
  }
  return {
    readLines(file, from, to) {
      const found = files.get(file);
      if (!found) return [];
      const lines: string[] = [];
      for (let line = Math.max(1, from); line <= Math.min(to, found.count); line++) {
        const i = found.at[line]!;
        if (i < 0) {
          lines.push('');
          continue;
        }
        const offset = line - found.events.line[i]!;
        const text = found.events.text(i);
        lines.push(offset === 0 && found.events.lines[i]! <= 1 ? text : (text.split('\n')[offset] ?? ''));
      }
      return lines;
    },
    lineCount: (file) => files.get(file)?.count ?? 0,
  };
}
