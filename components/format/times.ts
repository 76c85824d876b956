const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}

/** Calendar day in the zone, sortable: "2026-11-21". */
export function dayKey(at: Date, zone: string): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function daysApart(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

export function clock(at: Date, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
}

/** "10:02", "yesterday 10:02", "Tue 10:02", "12 May", "12 May 2025": as much as tells it apart from now. */
export function shortInstant(at: Date, zone: string, now: Date): string {
  const apart = daysApart(dayKey(at, zone), dayKey(now, zone));
  const time = format(zone, { hour: '2-digit', minute: '2-digit' }).format(at);
  if (apart === 0) return time;
  if (apart === 1) return `yesterday ${time}`;
  if (apart > 1 && apart < 7) return `${format(zone, { weekday: 'short' }).format(at)} ${time}`;
  return day(at, zone, now);
}

export function day(at: Date, zone: string, now: Date): string {
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return format(zone, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(
    at,
  );
}

/** The exact instant: in the reader's zone, and in UTC when that differs. */
export function exactInstant(at: Date, zone: string): string {
  const utc = at.toISOString().replace('T', ' ').replace('Z', ' UTC');
  if (zone === 'UTC') return utc;
  const ms = String(at.getUTCMilliseconds()).padStart(3, '0');
  return `${dayKey(at, zone)} ${clock(at, zone)}.${ms} ${zone} · ${utc}`;
}

/** "10:00:00–10:15:00", with the day when it is not today. */
export function span(from: Date | undefined, to: Date | undefined, zone: string, now: Date): string {
  const point = (at: Date) => {
    const time = at.getTime() % 60_000 === 0 ? clock(at, zone).slice(0, 5) : clock(at, zone);
    return dayKey(at, zone) === dayKey(now, zone) ? time : `${day(at, zone, now)} ${time}`;
  };
  if (from && to) {
    const sameDay = dayKey(from, zone) === dayKey(to, zone);
    const end = to.getTime() % 60_000 === 0 ? clock(to, zone).slice(0, 5) : clock(to, zone);
    return `${point(from)}–${sameDay ? end : point(to)}`;
  }
  if (from) return `since ${point(from)}`;
  if (to) return `until ${point(to)}`;
  return 'all times';
}

/** How long ago, roughly: "just now", "3 min ago", "2 days ago", "5 months ago". */
export function ago(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  const say = (value: number, unit: string) => `${value} ${unit}${value === 1 ? '' : 's'} ago`;
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 1_440) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / 1_440);
  if (days < 31) return say(days, 'day');
  if (days < 365) return say(Math.floor(days / 30.4), 'month');
  return say(Math.floor(days / 365), 'year');
}

/** Heads for a list that runs from newest to oldest. */
export function dayGroup(at: Date, zone: string, now: Date): string {
  const apart = daysApart(dayKey(at, zone), dayKey(now, zone));
  if (apart <= 0) return 'Today';
  if (apart === 1) return 'Yesterday';
  if (apart < 7) return 'This week';
  if (apart < 31) return 'This month';
  return 'Earlier';
}
