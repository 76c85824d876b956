import { readZone, type Zone, zoneNamePattern, zonePattern } from './zones.ts';

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night' | 'noon' | 'midnight';
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A day as people say it; what it means depends on the clock it is read against. */
export type Day =
  | { kind: 'date'; y?: number; mo: number; d: number }
  | { kind: 'offset'; days: number }
  | { kind: 'weekday'; weekday: number; strictlyBefore: boolean };

/** A piece of time in the text. `from`/`to` are character positions. */
export type Moment = { from: number; to: number; approximate?: boolean } & (
  | { kind: 'day'; day: Day; part?: DayPart; clock?: Clock; zone?: Zone }
  | { kind: 'clock'; clock: Clock; zone?: Zone; bare?: boolean }
  | { kind: 'part'; part: DayPart; zone?: Zone }
  | { kind: 'period'; unit: Unit; back: number }
  | { kind: 'month'; y?: number; mo: number }
  | { kind: 'year'; y: number }
  | { kind: 'weekend'; back: number }
  | { kind: 'last'; unit: Unit; count: number }
  | { kind: 'ago'; unit: Unit; count: number }
  | { kind: 'epoch'; at: number }
);
export type Clock = { h: number; mi: number; s: number; precision: 'hour' | 'minute' | 'second' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const monthPattern =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekdayPattern =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const unitPattern =
  '(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?|w|months?|quarters?|years?|yrs?)';
const numberPattern =
  '(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|few|a few|couple(?: of)?|a couple(?: of)?|half an?|several)';
const partPattern = '(morning|afternoon|evening|night|noon|midday|midnight)';
const clockPattern = `(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?([ap])\\.?m\\b\\.?)?(?:\\s?(${zonePattern}))?`;
const clockAlonePattern = `(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?([ap])\\.?m\\b\\.?)?(?:\\s?(${zoneNamePattern}))?`;
const end = '(?![\\p{L}\\p{N}_])';
const ordinal = '(?:st|nd|rd|th|\\.)?';

const numberWords: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  few: 3,
  couple: 2,
  half: 0.5,
  several: 5,
};

function readNumber(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  const word = said.toLowerCase().replace(/^a /, '').split(' ')[0] ?? '';
  return numberWords[word] ?? 1;
}

function readUnit(said: string): Unit {
  const text = said.toLowerCase();
  if (text.startsWith('mo')) return 'month';
  switch (text[0]) {
    case 's':
      return 'second';
    case 'm':
      return 'minute';
    case 'h':
      return 'hour';
    case 'd':
      return 'day';
    case 'w':
      return 'week';
    case 'q':
      return 'quarter';
    default:
      return 'year';
  }
}

function readPart(said: string): DayPart {
  const text = said.toLowerCase();
  return text === 'midday' ? 'noon' : (text as DayPart);
}

const monthOf = (said: string) => months.indexOf(said.slice(0, 3).toLowerCase()) + 1;
const weekdayNumber = (said: string) => weekdays.indexOf(said.slice(0, 3).toLowerCase());

function readYear(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  return said.length === 2 ? 2000 + Number(said) : Number(said);
}

/** Nothing for a reading no clock shows ("99:99"). */
function readClock(h: string, mi?: string, s?: string, half?: string): Clock | undefined {
  let hour = Number(h);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const clock: Clock = {
    h: hour,
    mi: Number(mi || 0),
    s: Number(s || 0),
    precision: s ? 'second' : mi ? 'minute' : 'hour',
  };
  return clock.h <= 24 && clock.mi < 60 && clock.s <= 60 ? clock : undefined;
}

function isDate(y: number | undefined, mo: number, d: number): boolean {
  return mo >= 1 && mo <= 12 && d >= 1 && d <= new Date(Date.UTC(y ?? 2024, mo, 0)).getUTCDate();
}

export type DateOrder = 'day-first' | 'month-first';
type Groups = (string | undefined)[];
type Rule = { source: string; read: (g: Groups, order: DateOrder) => DistributedOmit<Moment> | undefined };
type DistributedOmit<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never;

function dated(
  y: number | undefined,
  mo: number,
  d: number,
  clockGroups: Groups,
): DistributedOmit<Moment> | undefined {
  if (!isDate(y, mo, d)) return undefined;
  const day: Day = { kind: 'date', ...(y === undefined ? {} : { y }), mo, d };
  const [h, mi, s, half, zoneSaid] = clockGroups;
  if (h === undefined) return { kind: 'day', day };
  const clock = readClock(h, mi, s, half);
  if (!clock) return { kind: 'day', day };
  const zone = zoneSaid ? readZone(zoneSaid) : undefined;
  return { kind: 'day', day, clock, ...(zone === undefined ? {} : { zone }) };
}

function timed(g: Groups): DistributedOmit<Moment> | undefined {
  const [h, mi, s, half, zoneSaid] = g;
  const clock = readClock(h ?? '', mi, s, half);
  if (!clock) return undefined;
  const zone = zoneSaid ? readZone(zoneSaid) : undefined;
  return { kind: 'clock', clock, ...(zone === undefined ? {} : { zone }) };
}

/** Tried in order at each word; the first that reads wins. Every repetition in them is bounded. */
const rules: Rule[] = [
  {
    source: `(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:(?:[Tt]|[ ,]{1,2}(?:at )?)${clockPattern})?`,
    read: (g) => dated(Number(g[0]), Number(g[1]), Number(g[2]), g.slice(3)),
  },
  {
    source: `(\\d{1,2})/${monthPattern}/(\\d{4})(?:[: ]${clockPattern})?`,
    read: (g) => dated(Number(g[2]), monthOf(g[1] ?? ''), Number(g[0]), g.slice(3)),
  },
  {
    source: `(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?(?!\\.?\\d)`,
    read: (g) => dated(readYear(g[2]), Number(g[1]), Number(g[0]), []),
  },
  {
    source: `(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})${end}`,
    read: (g, order) => {
      const [a, b] = [Number(g[0]), Number(g[1])];
      const monthFirst = b > 12 || (order === 'month-first' && a <= 12);
      return dated(readYear(g[2]), monthFirst ? a : b, monthFirst ? b : a, []);
    },
  },
  {
    source: `${monthPattern}\\.? {1,2}(?:the )?(\\d{1,2})${ordinal}(?!:?\\d)(?:,? {1,2}(\\d{4})${end})?`,
    read: (g) => dated(readYear(g[2]), monthOf(g[0] ?? ''), Number(g[1]), []),
  },
  {
    source: `(\\d{1,2})${ordinal} {0,2}(?:of |de )?${monthPattern}${end}(?:,? {1,2}(?:de )?(\\d{4})${end})?`,
    read: (g) => dated(readYear(g[2]), monthOf(g[1] ?? ''), Number(g[0]), []),
  },
  {
    source: `(?:(last|this|in|during|since|for|of|from|until|before|after) )${monthPattern}${end}(?: (?:of )?(\\d{4})${end})?`,
    read: (g) => ({ kind: 'month', mo: monthOf(g[1] ?? ''), ...(g[2] ? { y: Number(g[2]) } : {}) }),
  },
  {
    source: `${monthPattern} (?:of )?(\\d{4})${end}`,
    read: (g) => ({ kind: 'month', mo: monthOf(g[0] ?? ''), y: Number(g[1]) }),
  },
  {
    source: '(?:(?:in|during|since|of) )(20\\d\\d|19\\d\\d)(?![\\p{L}\\p{N}:_.-])',
    read: (g) => ({ kind: 'year', y: Number(g[0]) }),
  },
  { source: clockAlonePattern, read: timed },
  {
    source: `(\\d{1,2})()() ?([ap])\\.?m\\b\\.?(?: ?(${zonePattern}))?`,
    read: timed,
  },
  {
    source: `(\\d{1,2})h(\\d{2})${end}(?: ?(${zonePattern}))?`,
    read: (g) => timed([g[0], g[1], undefined, undefined, g[2]]),
  },
  { source: `(\\d{1,2})(?: o'clock|h(?![\\p{L}\\p{N}]))`, read: (g) => timed([g[0]]) },
  {
    source: '(1\\d{9})(\\d{3})?(?![\\p{L}\\p{N}_-])',
    read: (g) => ({ kind: 'epoch', at: Number(g[0]) * 1000 + Number(g[1] ?? 0) }),
  },
  {
    source: `the day before yesterday${end}`,
    read: () => ({ kind: 'day', day: { kind: 'offset', days: -2 } }),
  },
  { source: `yesterday(?: ${partPattern})?${end}`, read: (g) => dayAndPart(-1, g[0]) },
  { source: `(?:today|this day)${end}`, read: () => dayAndPart(0) },
  { source: `tonight${end}`, read: () => dayAndPart(0, 'night') },
  { source: `(?:last night|overnight)${end}`, read: () => dayAndPart(-1, 'night') },
  { source: `this ${partPattern}${end}`, read: (g) => dayAndPart(0, g[0]) },
  { source: `last (morning|afternoon|evening)${end}`, read: (g) => dayAndPart(-1, g[0]) },
  {
    source: `(?:(last|past|previous|this|on|since|from|until|every) )?${weekdayPattern}(?:'s)?${end}(?: ${partPattern}${end})?`,
    read: (g) => {
      // "sat", "sun", "mon", "wed" alone are also words and names: a full name or a lead is wanted.
      if (!g[0] && !/day$/i.test(g[1] ?? '')) return undefined;
      const strictlyBefore = /^(?:last|past|previous)$/i.test(g[0] ?? '');
      const part = g[2] ? { part: readPart(g[2]) } : {};
      return {
        kind: 'day',
        day: { kind: 'weekday', weekday: weekdayNumber(g[1] ?? ''), strictlyBefore },
        ...part,
      };
    },
  },
  {
    source: `(last|past|previous|this) weekend${end}`,
    read: (g) => ({ kind: 'weekend', back: /this/i.test(g[0] ?? '') ? 0 : 1 }),
  },
  {
    source: `${numberPattern} ?${unitPattern} (?:ago|earlier|back)${end}`,
    read: (g) => ({ kind: 'ago', unit: readUnit(g[1] ?? ''), count: readNumber(g[0] ?? '') }),
  },
  {
    source: `(?:the )?(?:last|past|previous|recent) ${numberPattern} ?${unitPattern}${end}`,
    read: (g) => ({ kind: 'last', unit: readUnit(g[1] ?? ''), count: readNumber(g[0] ?? '') }),
  },
  {
    source: `(?:the )?(last|past|previous) (second|minute|hour|day|week|month|quarter|year)(?:'s)?${end}`,
    read: (g) => {
      const unit = readUnit(g[1] ?? '');
      const sliding =
        /past/i.test(g[0] ?? '') ||
        unit === 'second' ||
        unit === 'minute' ||
        unit === 'hour' ||
        unit === 'day';
      return sliding ? { kind: 'last', unit, count: 1 } : { kind: 'period', unit, back: 1 };
    },
  },
  {
    source: `(?:this|current|the current) (hour|week|month|quarter|year)(?:'s)?${end}`,
    read: (g) => ({ kind: 'period', unit: readUnit(g[0] ?? ''), back: 0 }),
  },
  {
    source: `(?:in |at |around |since |until |before |after )?(noon|midday|midnight)${end}`,
    read: (g) => ({ kind: 'part', part: readPart(g[0] ?? '') }),
  },
  {
    source: `(?:in the |during the |at )(morning|afternoon|evening|night)${end}`,
    read: (g) => ({ kind: 'part', part: readPart(g[0] ?? '') }),
  },
];

function dayAndPart(days: number, part?: string): DistributedOmit<Moment> {
  return { kind: 'day', day: { kind: 'offset', days }, ...(part ? { part: readPart(part) } : {}) };
}

const compiled = rules.map((rule) => ({ ...rule, pattern: new RegExp(rule.source, 'iuy') }));

/**
 * A number stands for a clock time only next to words that want one: "between 10 and 10:15",
 * "since 9", "at 22 UTC", never "10 errors" or "port 8080".
 */
const bareClock = new RegExp(
  `(?<=(?:^|\\s)(?:between|from|since|after|before|until|till|at|around|about|and|to|by|-|–) )(\\d{1,2})()()()(?: ?(${zonePattern})|(?=\\s*(?:$|[?!;,)]|\\.(?:\\s|$)))|(?=\\s+(?:and|to|until|till|or|on|yesterday|today|this|last|-|–)\\s))`,
  'iuy',
);

/** Every piece of time in the text, in order, without overlaps. */
export function findMoments(text: string, order: DateOrder): Moment[] {
  const found: Moment[] = [];
  const starts = /(?<![\p{L}\p{N}_.:/-]|\d,)[\p{L}\p{N}]|(?<=\s)[-+](?=\d)|(?<=\d[–-])\d|(?<=\[)\d/gu;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const moment = momentAt(text, start.index, order);
    if (!moment) continue;
    found.push(moment);
    starts.lastIndex = moment.to;
    // A text with hundreds of time stamps is a pasted log, not a question about a time.
    if (found.length >= 60) break;
  }
  return found;
}

function momentAt(text: string, at: number, order: DateOrder): Moment | undefined {
  for (const rule of compiled) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (!match || match[0].length === 0) continue;
    const read = rule.read(match.slice(1), order);
    if (read) return { ...read, from: at, to: at + match[0].trimEnd().length } as Moment;
  }
  bareClock.lastIndex = at;
  const bare = bareClock.exec(text);
  const clock = bare ? timed(bare.slice(1)) : undefined;
  if (bare && clock?.kind === 'clock' && clock.clock.h <= 24) {
    return {
      ...clock,
      clock: { ...clock.clock, precision: 'hour' },
      bare: true,
      from: at,
      to: at + bare[0].trimEnd().length,
    };
  }
  return undefined;
}
