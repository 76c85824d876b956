import type { Moment } from './find-moments.ts';

export type Link =
  | 'at'
  | 'around'
  | 'since'
  | 'from'
  | 'after'
  | 'before'
  | 'until'
  | 'shortly before'
  | 'shortly after';
/** One moment with the word that leads it, or two that enclose a range. */
export type Timed = { from: number; to: number; first: Moment; second?: Moment; link: Link };
export type Joined = {
  main?: Timed;
  base?: Timed;
  /** "Compare with yesterday": only the window to compare with is said. */
  onlyBase: boolean;
  extra: { from: number; to: number }[];
};

const filler =
  /^(?:[\s,(]|\b(?:at|around|about|on|in|of|the|circa|approximately|roughly|~)(?![\p{L}\p{N}]))*$/iu;
const rangeWord =
  /^\s*,?(?:to|until|till|through|thru|up to|-|–|—|\.\.\.?|and until|and till)\s*(?:about|around|the|on|at)?\s*$/iu;
const andWord = /^\s*,?and\s*(?:about|around|the|on|at)?\s*$/iu;
const versusWord =
  /^[\s,]*(?:vs\.?|versus|against|(?:as )?compared? (?:to|with|against)|compared|rather than|than)\s*(?:the|on|at|it was|in)?\s*$/iu;
const withWord = /^[\s,]*(?:with|and|to|or)\s*(?:the|on|at)?\s*$/iu;
const approximately =
  '(?:(?:about|around|approximately|roughly|circa|~|the|on|at|exactly|precisely|some ?time|early|late)\\s*){0,3}$';
const thing =
  '(?:the |our |last |latest |that )?(?:[\\p{L}-]{1,20} )?(?:deploy(?:ment)?|release|rollout|upgrade|update|restart|reboot|failover|change|migration|outage) (?:at|on|of|from) ';

const leads: { link: Link; pattern: RegExp }[] = [
  {
    link: 'shortly before',
    pattern: new RegExp(`(?:shortly|just|right|immediately) before\\s+${approximately}`, 'iu'),
  },
  {
    link: 'shortly after',
    pattern: new RegExp(`(?:shortly|just|right|immediately) after\\s+${approximately}`, 'iu'),
  },
  {
    link: 'since',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:since|starting(?: at| from| on)?|beginning(?: at| from| on)?|as of|ever since|started(?: at| on)?|began(?: at| on)?)\\s+(?:${thing})?${approximately}`,
      'iu',
    ),
  },
  {
    link: 'after',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:after|following|later than|newer than|past)\\s+(?:${thing})?${approximately}`,
      'iu',
    ),
  },
  { link: 'from', pattern: new RegExp(`(?<![\\p{L}])(?:from|between)\\s+${approximately}`, 'iu') },
  {
    link: 'until',
    pattern: new RegExp(`(?<![\\p{L}])(?:until|till|up to|through)\\s+${approximately}`, 'iu'),
  },
  {
    link: 'before',
    pattern: new RegExp(
      `(?<![\\p{L}])(?:before|prior to|earlier than|older than)\\s+(?:${thing})?${approximately}`,
      'iu',
    ),
  },
  {
    link: 'around',
    pattern: /(?<![\p{L}])(?:around|about|near|circa|approximately|roughly|close to)\s+(?:the\s+)?$|~\s*$/iu,
  },
];
const ownLead = /^(?:since|from|after|before|until|till|around|during|in|at|of|for)\s/iu;
const onwards = /^\s*(?:onwards?|on\b(?!\s+\S)|or later|and later|and after)/iu;
const bothSides = /before and after\s+(?:the\s+)?$/iu;

export function joinMoments(text: string, found: Moment[], comparing: boolean): Joined {
  const moments = mergeNeighbours(text, found);
  const borrowed = borrow(text, moments);
  const first = borrowed.moments[0];
  if (!first) return { onlyBase: false, extra: [] };
  const around = bothSides.exec(text.slice(Math.max(0, first.from - 40), first.from));
  if (around) {
    const from = first.from - around[0].length;
    return {
      main: { from, to: first.to, first, link: 'since' },
      base: { from, to: first.to, first, link: 'before' },
      onlyBase: false,
      extra: [],
    };
  }
  const parts = pair(text, borrowed.moments, comparing);
  const [main, other, ...rest] = parts;
  if (!main) return { onlyBase: false, extra: [] };
  const extra = borrowed.used;
  if (!other) return { main, onlyBase: comparing && comparesWith(text, main), extra };
  const gap = text.slice(main.to, other.from);
  if (versusWord.test(gap) || (comparing && (withWord.test(gap) || rest.length === 0))) {
    return { main, base: other, onlyBase: false, extra };
  }
  const closed = closeRange(parts);
  return { main: closed ?? main, onlyBase: false, extra };
}

/** "Compare with yesterday", "slower than last week": the only time said is the one to compare with. */
function comparesWith(text: string, main: Timed): boolean {
  const lead = text.slice(Math.max(0, main.from - 40), main.from);
  return /(?:with|to|against|than|vs\.?|versus|from|unlike)\s+(?:it was\s+|the\s+|in\s+|how it was\s+|what it was\s+)?$/iu.test(
    lead,
  );
}

/** "Since Monday … until Friday" said apart is one range. */
function closeRange(parts: Timed[]): Timed | undefined {
  const opening = parts.find(
    (part) => part.link === 'since' || part.link === 'after' || part.link === 'from',
  );
  const closing = parts.find((part) => part.link === 'before' || part.link === 'until');
  if (!opening || !closing || opening.second || closing.second) return undefined;
  return {
    from: Math.min(opening.from, closing.from),
    to: Math.max(opening.to, closing.to),
    first: opening.first,
    second: closing.first,
    link: 'at',
  };
}

/** "Yesterday at 10:05", "10:05 on Monday": a day and a clock time side by side are one moment. */
function mergeNeighbours(text: string, found: Moment[]): Moment[] {
  const merged: Moment[] = [];
  for (const moment of found) {
    const before = merged.at(-1);
    const gap = before ? text.slice(before.to, moment.from) : '';
    const joined = before && filler.test(gap) ? joinTwo(before, moment) : undefined;
    if (joined)
      merged[merged.length - 1] = /a(?:round|bout|pprox)|circa|roughly|~/i.test(gap)
        ? { ...joined, approximate: true }
        : joined;
    else merged.push(moment);
  }
  return merged;
}

function joinTwo(a: Moment, b: Moment): Moment | undefined {
  const span = { from: a.from, to: b.to };
  if (a.kind === 'clock' && b.kind === 'part') return { ...a, ...span, clock: inPart(a.clock, b.part) };
  const [day, other] = a.kind === 'day' ? [a, b] : [b, a];
  if (day.kind !== 'day' || day.clock) return undefined;
  if (other.kind === 'clock') {
    const zone = other.zone === undefined ? {} : { zone: other.zone };
    const clock = day.part ? inPart(other.clock, day.part) : other.clock;
    return { kind: 'day', day: day.day, clock, ...zone, ...span };
  }
  if (other.kind === 'part' && !day.part) return { ...day, part: other.part, ...span };
  return undefined;
}

function inPart<C extends { h: number }>(clock: C, part: string): C {
  const late = part === 'afternoon' || part === 'evening' || (part === 'night' && clock.h >= 6);
  return late && clock.h < 12 ? { ...clock, h: clock.h + 12 } : clock;
}

/** Clock times without a day take the day said nearby; a lone day that was lent is used up. */
function borrow(
  text: string,
  moments: Moment[],
): { moments: Moment[]; used: { from: number; to: number }[] } {
  const days = moments.filter((moment) => moment.kind === 'day');
  const lenders = new Set<Moment>();
  const lent = moments.map((moment, index) => {
    if (moment.kind !== 'clock' || days.length === 0) return moment;
    const before = moments[index - 1];
    if (before?.kind === 'day' && !before.clock && rangeWord.test(text.slice(before.to, moment.from)))
      return moment;
    const nearest = days.reduce((best, day) => (distance(day, moment) < distance(best, moment) ? day : best));
    if (nearest.kind !== 'day' || nearest.part) return moment;
    if (!nearest.clock) lenders.add(nearest);
    const zone = moment.zone ?? nearest.zone;
    return {
      kind: 'day',
      day: nearest.day,
      clock: moment.clock,
      ...(zone === undefined ? {} : { zone }),
      from: moment.from,
      to: moment.to,
    } satisfies Moment;
  });
  return {
    moments: lent.filter((moment) => !lenders.has(moment)),
    used: [...lenders].map(({ from, to }) => ({ from, to })),
  };
}

function distance(a: Moment, b: Moment): number {
  return a.from > b.from ? a.from - b.to : b.from - a.to;
}

function pair(text: string, moments: Moment[], comparing: boolean): Timed[] {
  const parts: Timed[] = [];
  for (let index = 0; index < moments.length; index += 1) {
    const first = moments[index];
    if (!first) break;
    const lead = leadOf(text, first);
    const second = moments[index + 1];
    const gap = second ? text.slice(first.to, second.from) : '';
    const enclosed = second && (rangeWord.test(gap) || (/between/i.test(lead.words) && andWord.test(gap)));
    // "Compare between Monday and Tuesday" names two windows, not one.
    const twoDays =
      comparing && first.kind === 'day' && !first.clock && second?.kind === 'day' && !second.clock;
    if (second && enclosed && !twoDays) {
      const [a, b] = sameHalfAndZone(text, first, second);
      parts.push({ from: lead.from, to: second.to, first: a, second: b, link: 'at' });
      index += 1;
    } else {
      const later = onwards.exec(text.slice(first.to, first.to + 20));
      parts.push({
        from: lead.from,
        to: first.to + (later?.[0].length ?? 0),
        first,
        link: later ? 'since' : lead.link,
      });
    }
  }
  return parts;
}

function leadOf(text: string, moment: Moment): { link: Link; words: string; from: number } {
  const own = ownLead.exec(text.slice(moment.from, moment.to))?.[0] ?? '';
  const slice = text.slice(Math.max(0, moment.from - 60), moment.from) + own;
  for (const { link, pattern } of leads) {
    const match = pattern.exec(slice);
    if (match)
      return { link, words: match[0], from: Math.max(0, moment.from + own.length - match[0].length) };
  }
  return { link: moment.approximate ? 'around' : 'at', words: '', from: moment.from };
}

/** "Between 1 and 3 pm", "10:00-10:15 UTC": the second says it for both. */
function sameHalfAndZone(text: string, first: Moment, second: Moment): [Moment, Moment] {
  const zone = ('zone' in second ? second.zone : undefined) ?? ('zone' in first ? first.zone : undefined);
  const zoned = (moment: Moment): Moment =>
    zone !== undefined && (moment.kind === 'clock' || moment.kind === 'day') && moment.zone === undefined
      ? { ...moment, zone }
      : moment;
  let a = zoned(first);
  const b = zoned(second);
  const clockOf = (moment: Moment) =>
    moment.kind === 'clock' || moment.kind === 'day' ? moment.clock : undefined;
  const [one, two] = [clockOf(a), clockOf(b)];
  const unsaid = !/[ap]\.?m/i.test(text.slice(first.from, first.to));
  if (
    one &&
    two &&
    unsaid &&
    /p\.?m/i.test(text.slice(second.from, second.to)) &&
    one.h < 12 &&
    one.h + 12 <= two.h
  ) {
    a = { ...a, clock: { ...one, h: one.h + 12 } } as Moment;
  }
  return [a, b];
}
