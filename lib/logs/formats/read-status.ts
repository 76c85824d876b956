import { F_STATUS, type LogRecord, setField } from '../record.ts';
import { levelOfStatus } from './read-level.ts';

/** After a blank, or glued to the proxy's verdict: `TCP_MISS/503`. */
function opensStatus(buf: Uint8Array, p: number): boolean {
  const before = buf[p - 1]!;
  return before === 32 || (before === 47 && buf[p - 2]! >= 65 && buf[p - 2]! <= 90);
}

/** Status of an access line: the first number of three digits after the quoted request. */
export function readStatus(record: LogRecord, buf: Uint8Array): void {
  const end = Math.min(record.msgEnd, record.msgStart + 8192);
  let quoted = buf[record.msgStart] === 34;
  // what an access line's message begins with is no status: squid puts a duration there
  for (let p = record.msgStart + 1; p < end; p++) {
    const c = buf[p]!;
    if (c === 34) quoted = !quoted;
    else if (!quoted && c >= 49 && c <= 53 && opensStatus(buf, p) && p + 2 < end) {
      const next = p + 3 < end ? buf[p + 3]! : 32;
      const b = buf[p + 1]! - 48;
      const d = buf[p + 2]! - 48;
      if (b < 0 || b > 9 || d < 0 || d > 9 || (next > 32 && next !== 41)) continue;
      setField(record, F_STATUS, p, p + 3);
      record.level = levelOfStatus((c - 48) * 100 + b * 10 + d);
      return;
    }
  }
}
