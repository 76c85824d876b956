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
  const utc = Date.parse(`${day}T00:00:00Z`);
  let guess = utc - offsetAt(utc, timeZone);
  // The offset at the guess may be another one than at UTC midnight: look once more there.
  guess = utc - offsetAt(guess, timeZone);
  return new Date(guess);
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The calendar day of an instant in a zone. */
export function dayIn(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const there = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return there - Math.floor(instant / 1000) * 1000;
}
