import { LEVEL_NONE } from '../record.ts';
import { decimal } from './digits.ts';
import { field, isSpace, OP_PRIORITY, readField, skipBlanks } from './read-field.ts';
import { levelMatch, levelOfPriority, matchLevel, mayOpenLevel } from './read-level.ts';

/** Level at the head of a message: `ERROR: …`, `[warn] …`, `LOG:  …`; 0 when there is none. */
export function seekLevel(buf: Uint8Array, start: number, end: number): number {
  let p = start;
  if (p < end && buf[p] === 60) {
    const q = readField(OP_PRIORITY, buf, p, end);
    if (q > 0) return levelOfPriority(decimal(buf, field.start, field.end));
  }
  for (let words = 0; words < 2 && p < end; words++) {
    if (mayOpenLevel[buf[p]!] === 1 && matchLevel(buf, p, end, true)) {
      const bare = levelMatch.wordStart === p;
      const capital = buf[levelMatch.wordStart + 1]! < 97 && buf[levelMatch.wordStart]! < 97;
      if (!bare || levelMatch.colon || capital) return levelMatch.level;
    }
    while (p < end && !isSpace(buf[p]!)) p++;
    p = skipBlanks(buf, p, end);
  }
  return LEVEL_NONE;
}
