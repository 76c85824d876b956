import { instantOf, plain, wallOf } from '#lib/question/times/zones.ts';

/** Instants of the first and behind the last of some days as a zone counts them. */
export function dayRange({
  from,
  to,
  timeZone,
}: {
  from?: string | undefined;
  to?: string | undefined;
  timeZone: string;
}): { from?: Date; to?: Date } {
  return {
    ...(from === undefined ? {} : { from: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { to: startOfDay(nextDay(to), timeZone) }),
  };
}

/** The instant a calendar day begins; where a day has no midnight, the first instant after it. */
export function startOfDay(day: string, timeZone: string): Date {
  const [y, mo, d] = day.split('-').map(Number) as [number, number, number];
  return new Date(instantOf(timeZone, { y, mo, d, h: 0, mi: 0, s: 0 }));
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The calendar day of an instant in a zone. */
export function dayIn(at: Date, timeZone: string): string {
  return new Date(plain(wallOf(timeZone, at.getTime()))).toISOString().slice(0, 10);
}
