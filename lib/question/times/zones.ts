/** A wall clock reading; months count from 1. Fields may overflow ("minute 75"): they carry over. */
export type Wall = { y: number; mo: number; d: number; h: number; mi: number; s: number };
/** Minutes east of UTC, or an IANA name. */
export type Zone = number | string;

const abbreviations: Record<string, number> = {
  utc: 0,
  gmt: 0,
  z: 0,
  zulu: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** Source of a regular expression for a zone that has a name; read it with `readZone`. */
export const zoneNamePattern = `(?:(?:utc|gmt)\\s?[+-]\\d{1,2}(?::?\\d{2})?|${Object.keys(abbreviations)
  .filter((name) => name !== 'z')
  .join('|')}|z|[a-z]{3,10}/[a-z_]{3,20}(?:/[a-z_]{3,20})?)(?![\\p{L}\\p{N}_])`;
/** The same, or an offset: only after a full time stamp, for "10:00-10:15" is a range. */
export const zonePattern = `(?:${zoneNamePattern}|[+-]\\d{2}:?\\d{2}(?![\\p{L}\\p{N}_]))`;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  let made: Intl.DateTimeFormat;
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  } as const;
  try {
    made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  } catch {
    made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  // Names come from people: a bound keeps a stream of odd ones from growing the table.
  if (formats.size > 200) formats.clear();
  formats.set(zone, made);
  return made;
}

/** The IANA name as the runtime spells it, or nothing when it knows no such zone. */
export function knownZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** What a zone's words mean: "CET", "UTC+2", "+05:30", "Europe/Rome". */
export function readZone(said: string): Zone | undefined {
  const text = said.trim().toLowerCase();
  const abbreviation = abbreviations[text];
  if (abbreviation !== undefined) return abbreviation;
  const offset = /^(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes <= 14 * 60 ? (offset[1] === '-' ? -minutes : minutes) : undefined;
  }
  return said.includes('/') ? knownZone(said.trim()) : undefined;
}

export function wallOf(zone: Zone, instant: number): Wall {
  if (typeof zone === 'number') return utcWall(instant + zone * 60_000);
  const at = { y: 0, mo: 1, d: 1, h: 0, mi: 0, s: 0 };
  let beforeChrist = false;
  for (const part of formatOf(zone).formatToParts(instant)) {
    if (part.type === 'year') at.y = Number(part.value);
    else if (part.type === 'month') at.mo = Number(part.value);
    else if (part.type === 'day') at.d = Number(part.value);
    else if (part.type === 'hour') at.h = Number(part.value);
    else if (part.type === 'minute') at.mi = Number(part.value);
    else if (part.type === 'second') at.s = Number(part.value);
    else if (part.type === 'era') beforeChrist = part.value.startsWith('B');
  }
  return beforeChrist ? { ...at, y: 1 - at.y } : at;
}

function utcWall(instant: number): Wall {
  const date = new Date(instant);
  return {
    y: date.getUTCFullYear(),
    mo: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    mi: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
  };
}

/** The wall reading taken as if it were UTC: for arithmetic on days. */
export function plain(wall: Wall): number {
  return Date.UTC(wall.y, wall.mo - 1, wall.d, wall.h, wall.mi, wall.s);
}

/**
 * The instant a wall clock shows this reading. In the hour that occurs twice the first one is meant;
 * a reading that a clock change skips is moved on by the change.
 */
export function instantOf(zone: Zone, wall: Wall): number {
  const asUtc = plain(wall);
  if (typeof zone === 'number') return asUtc - zone * 60_000;
  const day = 86_400_000;
  const before = plain(wallOf(zone, asUtc - day)) - (asUtc - day);
  const after = plain(wallOf(zone, asUtc + day)) - (asUtc + day);
  const early = asUtc - Math.max(before, after);
  const late = asUtc - Math.min(before, after);
  if (plain(wallOf(zone, early)) === asUtc) return early;
  if (plain(wallOf(zone, late)) === asUtc) return late;
  return asUtc - before;
}

/** Normalised copy, `days` later. */
export function shiftDays(wall: Wall, days: number): Wall {
  return utcWall(plain({ ...wall, d: wall.d + days }));
}

export function shiftMonths(wall: Wall, months: number): Wall {
  const first = utcWall(Date.UTC(wall.y, wall.mo - 1 + months, 1));
  const last = new Date(Date.UTC(first.y, first.mo, 0)).getUTCDate();
  return { ...wall, y: first.y, mo: first.mo, d: Math.min(wall.d, last) };
}

export function startOfDay(wall: Wall): Wall {
  return { ...wall, h: 0, mi: 0, s: 0 };
}

/** Monday is 0. */
export function weekdayOf(wall: Wall): number {
  return (new Date(plain(wall)).getUTCDay() + 6) % 7;
}
