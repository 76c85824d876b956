import { RE2JS } from 're2js';
import { PersonError } from '#lib/contracts/errors.ts';
import { type Severity, severities } from '#lib/contracts/parameters.ts';
import type { ChunkColumns } from '#lib/logs/store/chunk-columns.ts';

/** Which records a search wants; all that is given must hold. */
export interface LineFilter {
  file?: string;
  /** Plain text, letters' case ignored. */
  text?: string;
  /** A regular expression, matched in linear time: no pattern can hang the server. */
  pattern?: string;
  /** This level or a worse one. */
  level?: Severity;
  service?: string;
  trace?: string;
  /** Leaves of the file's miner that belong to the template. */
  leaves?: ReadonlySet<number>;
  /** Leaves that are left out. */
  hidden?: ReadonlySet<number>;
  /** Epoch milliseconds, half-open. */
  from?: number;
  to?: number;
}

export interface CompiledFilter {
  /** By the columns alone: false when no record of the chunk can fit. */
  mayHold(columns: ChunkColumns): boolean;
  fits(columns: ChunkColumns, index: number): boolean;
  /** By the text of the record; null when the columns say it all. */
  fitsText: ((text: string) => boolean) | null;
}

export function compileFilter(filter: LineFilter): CompiledFilter {
  const leastLevel = filter.level ? severities.indexOf(filter.level) + 1 : 0;
  const { service, trace, leaves, hidden, from, to } = filter;
  const fitsText = compileText(filter);
  return {
    mayHold: (columns) =>
      (service === undefined || columns.services.includes(service)) &&
      (trace === undefined || columns.traces.includes(trace)),
    fits: (columns, index) =>
      columns.level[index]! >= leastLevel &&
      (service === undefined || columns.services[columns.service[index]!] === service) &&
      (trace === undefined || columns.traces[columns.trace[index]!] === trace) &&
      (leaves === undefined || leaves.has(columns.leaf[index]!)) &&
      (hidden === undefined || !hidden.has(columns.leaf[index]!)) &&
      (from === undefined || columns.time[index]! >= from) &&
      (to === undefined || columns.time[index]! < to),
    fitsText,
  };
}

function compileText({ text, pattern }: LineFilter): ((text: string) => boolean) | null {
  const wanted = text?.toLowerCase();
  let expression: RE2JS | null = null;
  if (pattern) {
    try {
      expression = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new PersonError(
        'bad_input',
        `The pattern cannot be read: ${why}. Look-arounds and back-references are not supported.`,
        { field: 'pattern' },
      );
    }
  }
  if (!wanted && !expression) return null;
  return (line) =>
    (!wanted || line.toLowerCase().includes(wanted)) && (!expression || expression.matcher(line).find());
}
