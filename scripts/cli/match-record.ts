import { RE2JS } from 're2js';
import { F_CONTAINER, F_HOST, F_POD, F_SERVICE, fieldText, type LogRecord } from '#lib/logs/record.ts';
import { UsageError } from './shell.ts';

export type BytesTest = (bytes: Buffer) => boolean;

/** A pattern as a test of bytes, in time linear in their number whatever the pattern. */
export function matchPattern(pattern: string, fixed: boolean, ignoreCase: boolean): BytesTest {
  if (fixed && !ignoreCase) {
    const wanted = Buffer.from(pattern);
    return (bytes) => bytes.includes(wanted);
  }
  const flags = RE2JS.MULTILINE | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  try {
    const compiled = RE2JS.compile(fixed ? RE2JS.quote(pattern) : pattern, flags);
    return (bytes) => compiled.test(bytes);
  } catch (error) {
    throw new UsageError(
      `The pattern cannot be used: ${(error as Error).message}. For plain text use --fixed.`,
    );
  }
}

export interface Wanted {
  matches: BytesTest;
  /** Least level; 0 for any. */
  level: number;
  /** Instants, NaN for an open side. */
  from: number;
  to: number;
  service?: string;
  trace?: string;
  isTemplate?: (record: LogRecord) => boolean;
}

const components = [F_SERVICE, F_HOST, F_POD, F_CONTAINER] as const;

/** Whether an entry is looked for; the cheap questions first. */
export function matchRecord(wanted: Wanted): { open(): void; test(record: LogRecord): boolean } {
  const trace = wanted.trace === undefined ? undefined : Buffer.from(wanted.trace);
  const timed = !Number.isNaN(wanted.from) || !Number.isNaN(wanted.to);
  let time = Number.NaN;
  return {
    open() {
      time = Number.NaN;
    },
    test(record) {
      // An entry without a time happened when the one above it did.
      if (!Number.isNaN(record.time)) time = record.time;
      if (record.level < wanted.level) return false;
      if (timed && !(time >= (wanted.from || -Infinity) && time < (wanted.to || Infinity))) return false;
      if (
        wanted.service !== undefined &&
        !components.some((slot) => fieldText(record, slot) === wanted.service)
      )
        return false;
      const { buf, start, end } = record;
      const bytes = Buffer.from(buf.buffer, buf.byteOffset + start, end - start);
      if (trace && !bytes.includes(trace)) return false;
      if (wanted.isTemplate && !wanted.isTemplate(record)) return false;
      return wanted.matches(bytes);
    },
  };
}
