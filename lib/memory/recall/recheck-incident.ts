import { templateKey, templateWeight } from './facets.ts';
import type { FingerprintTemplate } from './incident-fingerprint.ts';

export interface TodaysTemplate {
  text: string;
  count: number;
  /** Milliseconds. */
  firstSeen?: number;
}

export interface Recheck {
  /** Telling templates of the past incident. */
  of: number;
  /** How many of them occur in today's lines, how often, since when. */
  found: number;
  times: number;
  since?: number;
}

/** More than these says nothing more to a reader. */
const TELLING = 8;

/** Looks for the trouble that a past incident showed, not for what it lacked, in today's lines: "3 of its 4 templates occur here, 214 times". */
export function recheckIncident(
  past: readonly FingerprintTemplate[],
  today: readonly TodaysTemplate[],
): Recheck {
  const telling = new Set(
    past
      .filter(({ count, change = 1 }) => count > 0 && change >= 1)
      .filter((template) => templateWeight(template) > 1)
      .sort((a, b) => templateWeight(b) - templateWeight(a))
      .slice(0, TELLING)
      .map((template) => templateKey(template.text))
      .filter((key) => key !== ''),
  );
  const found = new Set<string>();
  let times = 0;
  let since: number | undefined;
  for (const template of today) {
    const key = templateKey(template.text);
    if (!telling.has(key) || template.count <= 0) continue;
    found.add(key);
    times += template.count;
    if (template.firstSeen !== undefined) since = Math.min(since ?? template.firstSeen, template.firstSeen);
  }
  return { of: telling.size, found: found.size, times, ...(since === undefined ? {} : { since }) };
}

/** "3 of its 4 templates occur here, 214 times since 10:02." The day is said when it is not today. */
export function sayRecheck(recheck: Recheck & { timeZone: string; now: Date }): string {
  const { of, found, times, since, timeZone, now } = recheck;
  const templates = of === 1 ? 'template' : 'templates';
  if (found === 0)
    return of === 1 ? 'Its one template does not occur here.' : `None of its ${of} ${templates} occur here.`;
  const often = times === 1 ? 'once' : `${times.toLocaleString('en-US')} times`;
  const begun = since === undefined ? '' : ` since ${sayMoment(since, now, timeZone)}`;
  return `${found} of its ${of} ${templates} ${found === 1 ? 'occurs' : 'occur'} here, ${often}${begun}.`;
}

function sayMoment(at: number, now: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at);
  return day.format(at) === day.format(now) ? time : `${day.format(at)}, ${time}`;
}
