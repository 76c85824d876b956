import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from './shell.ts';

/** Reads the words after the sub-command; an unknown option is the user's to mend. */
export function readWords<T extends ParseArgsOptionsConfig>(argv: string[], options: T) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** An instant given on the command line, in UTC unless it says otherwise. */
export function readInstantOption(option: string, value: string | undefined): number {
  if (value === undefined) return Number.NaN;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(value);
  const hasClock = /\d:\d\d/.test(value);
  const time = Date.parse(hasClock && !hasZone ? `${value.trim().replace(' ', 'T')}Z` : value);
  if (Number.isNaN(time))
    throw new UsageError(`--${option} ${value}: no time. Write it like 2031-03-04T09:00:00Z.`);
  return time;
}

export function readCountOption(option: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(value)) throw new UsageError(`${option} ${value}: no whole number.`);
  return Number(value);
}
