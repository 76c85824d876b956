import { LRUCache } from 'lru-cache';
import { decodeText } from '#lib/logs/read/read-logs.ts';
import { lineEnd, lineStarts } from '#lib/logs/store/line-breaks.ts';
import type { LineSource } from '#lib/logs/verify/claims.ts';
import { chunkText } from '../stored/unpack-chunk.ts';
import type { Piece } from './analysis-protocol.ts';

const LF = 10;

interface Text {
  firstLine: number;
  text: Uint8Array;
  starts: Uint32Array;
  /** The last line that surely ends here; one without a break may go on. */
  lastWhole: number;
}

/** Text kept unpacked while claims are checked: all of a window, since several claims count over all of it. */
const KEPT_BYTES = 40 * 1024 * 1024;

/** Reads lines again from the store, which lies behind `fetch`: chunks that hold the lines, in order. */
export function rereadLines(
  fetch: (file: string, fromLine: number, toLine: number) => Promise<Piece[]>,
  lineCounts: Readonly<Record<string, number>>,
): LineSource {
  const kept = new LRUCache<string, Text>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ text }) => text.length + 1,
  });
  const whole = async (file: string, line: number, to: number): Promise<Text | undefined> => {
    for (const [key, text] of kept.entries())
      if (line >= text.firstLine && line <= text.lastWhole && key.endsWith(`:${file}`)) return text;
    // The last line of a chunk may go on in the next: both are asked for, and joined. What a count reads next comes too.
    const pieces = await fetch(file, line, Math.max(line + 1, to));
    const [first] = pieces;
    if (!first) return undefined;
    const bytes = pieces.length === 1 ? chunkText(first) : Buffer.concat(pieces.map(chunkText));
    const starts = lineStarts(bytes);
    const lastWhole = first.firstLine + starts.length - (bytes.at(-1) === LF ? 1 : 2);
    const text = { firstLine: first.firstLine, text: bytes, starts, lastWhole };
    kept.set(`${first.firstLine}:${file}`, text);
    return text;
  };
  return {
    async readLines(file, from, to) {
      const lines: string[] = [];
      for (let line = Math.max(1, from); line <= to; ) {
        const found = await whole(file, line, to);
        if (!found) break;
        const before = line;
        for (; line <= to; line++) {
          const at = line - found.firstLine;
          const start = found.starts[at];
          if (start === undefined) break;
          const end = lineEnd(found.text, start, found.starts[at + 1] ?? found.text.length);
          lines.push(decodeText(found.text.subarray(start, end)));
        }
        if (line === before) break;
      }
      return lines;
    },
    lineCount: (file) => lineCounts[file] ?? 0,
  };
}
