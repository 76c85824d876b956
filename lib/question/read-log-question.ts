import type { Parameters, TimeRange } from '#lib/contracts/parameters.ts';
import { understandQuestion } from './understand-question.ts';

/** Longer names are values that a layout took for a name. */
const LONGEST_NAME = 200;

export interface LogQuestion {
  text: string;
  now: Date;
  timeZone: string;
  services: readonly string[];
  hosts: readonly string[];
  range?: TimeRange;
}

/** Reads a question in the light of the logs it is asked about. */
export function readLogQuestion({ text, now, timeZone, services, hosts, range }: LogQuestion): Parameters {
  const dictionary = [
    ...services.map((name) => ({ kind: 'service' as const, name, count: 1 })),
    ...hosts.map((name) => ({ kind: 'host' as const, name, count: 1 })),
  ].filter(({ name }) => name.length > 0 && name.length <= LONGEST_NAME);
  return understandQuestion({ text, now, timeZone, dictionary, ...(range ? { logRange: range } : {}) })
    .parameters;
}
