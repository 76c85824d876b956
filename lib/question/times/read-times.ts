import type { TimeRange } from '#lib/contracts/parameters.ts';
import { type DateOrder, findMoments, type Moment } from './find-moments.ts';
import { joinMoments, type Link, type Timed } from './join-moments.ts';
import { type Reference, resolveMoment, type Span } from './resolve-moment.ts';

export type TimeInput = {
  text: string;
  now: Date;
  timeZone: string;
  dateOrder: DateOrder;
  /** True when the question compares: two times then are a window and its baseline. */
  comparing: boolean;
  logRange?: TimeRange | undefined;
};
export type TimeReading = {
  range?: TimeRange;
  baseline?: TimeRange;
  why: string;
  /** Character positions of everything that was read as time. */
  spans: { from: number; to: number }[];
};

const minute = 60_000;
type Bounds = { from?: number | undefined; to?: number | undefined; said?: Timed | undefined };

export function readTimes(input: TimeInput): TimeReading | undefined {
  const joined = joinMoments(input.text, findMoments(input.text, input.dateOrder), input.comparing);
  if (!joined.main) return undefined;
  const logs = { from: instant(input.logRange?.from), to: instant(input.logRange?.to) };
  let chosen: { main: Bounds; base: Bounds | undefined; why: string } = {
    main: {},
    base: undefined,
    why: '',
  };
  const candidates = references(input, logs);
  for (const [index, candidate] of candidates.entries()) {
    const reading = boundsOf(joined, candidate.reference);
    if (index === 0) chosen = { ...reading, why: candidate.why };
    if (meets(reading.main, logs) || (reading.base && !joined.main.link && meets(reading.base, logs))) {
      chosen = { ...reading, why: candidate.why };
      break;
    }
  }
  const words = (bounds: Bounds) =>
    bounds.said ? input.text.slice(bounds.said.from, bounds.said.to).trim().slice(0, 200) : '';
  const range = written(chosen.main, words(chosen.main));
  const baseline = chosen.base ? written(chosen.base, words(chosen.base)) : undefined;
  return {
    ...(joined.onlyBase ? {} : range ? { range } : {}),
    ...(joined.onlyBase && range ? { baseline: range } : baseline ? { baseline } : {}),
    why: zoned(joined.main) ? 'the zone is said' : chosen.why,
    spans: [joined.main, ...(joined.base ? [joined.base] : []), ...joined.extra].map(({ from, to }) => ({
      from,
      to,
    })),
  };
}

function zoned(part: Timed): boolean {
  return part.first.kind === 'epoch' || ('zone' in part.first && part.first.zone !== undefined);
}

function instant(iso: string | undefined): number | undefined {
  const at = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(at) ? undefined : at;
}

/** The clocks a partial time may be meant against, most natural first; the logs decide between them. */
function references(input: TimeInput, logs: Bounds): { reference: Reference; why: string }[] {
  const now = input.now.getTime();
  const user = { at: now, zone: input.timeZone, slackMs: 0 };
  const list = [{ reference: user as Reference, why: `read in ${input.timeZone}` }];
  if (logs.to === undefined) return list;
  const halfHour = 30 * minute;
  const end = { at: logs.to, slackMs: halfHour };
  list.push(
    {
      reference: { ...end, zone: input.timeZone },
      why: `read against the logs' own clock, in ${input.timeZone}`,
    },
    { reference: { ...user, zone: 0 }, why: 'read in UTC, where it meets the logs' },
    { reference: { ...end, zone: 0 }, why: "read against the logs' own clock, in UTC" },
  );
  return list;
}

/** Whether a reading touches the logs; of a half-open one the end that was said must lie in them. */
function meets(bounds: Bounds, logs: Bounds): boolean {
  const low = (logs.from ?? logs.to ?? Number.NEGATIVE_INFINITY) - 5 * minute;
  const high = (logs.to ?? Number.POSITIVE_INFINITY) + 5 * minute;
  if (bounds.from !== undefined && bounds.to !== undefined) return bounds.from <= high && bounds.to > low;
  const edge = bounds.from ?? bounds.to;
  return edge !== undefined && edge >= low && edge <= high;
}

function boundsOf(
  joined: { main?: Timed; base?: Timed },
  reference: Reference,
): { main: Bounds; base: Bounds | undefined } {
  const main: Bounds = joined.main ? { ...linked(joined.main, reference), said: joined.main } : {};
  let base: Bounds | undefined = joined.base
    ? { ...linked(joined.base, reference), said: joined.base }
    : undefined;
  let later = main;
  // The later of two windows is the one in question; the earlier one is what it is compared with.
  if (base && (base.from ?? Number.NEGATIVE_INFINITY) > (main.from ?? Number.NEGATIVE_INFINITY))
    [later, base] = [base, main];
  return { main: later, base };
}

function linked(part: Timed, reference: Reference): Bounds {
  const first = resolveMoment(part.first, reference);
  if (part.second) {
    const second = secondSpan(part.second, first, reference);
    const to = second.point ? second.start : second.end;
    const from = first.start;
    return to > from
      ? { from, to }
      : { from: Math.min(second.start, from), to: Math.max(first.end, second.end) };
  }
  return byLink(first, part.link, part.first);
}

/** "From 22:00 to 2:00": the second clock time is the next one after the first. */
function secondSpan(moment: Moment, first: Span, reference: Reference): Span {
  const span = resolveMoment(moment, reference);
  if (moment.kind !== 'clock') return span;
  const day = 86_400_000;
  const shift = Math.ceil((first.start - span.start) / day) * day;
  const ahead = span.start > first.start + day ? -Math.floor((span.start - first.start) / day) * day : 0;
  const moved = span.start <= first.start ? shift || day : ahead;
  return { ...span, start: span.start + moved, end: span.end + moved };
}

function byLink(span: Span, link: Link, moment: Moment): Bounds {
  const sliding = moment.kind === 'last';
  switch (link) {
    case 'since':
      return { from: span.start };
    case 'from':
      return span.point ? { from: span.start } : { from: span.start, to: span.end };
    case 'after':
      return { from: span.point ? span.start : sliding ? span.start : span.end };
    case 'before':
      return { to: span.start };
    case 'until':
      return { to: span.point ? span.start : span.end };
    case 'shortly before':
      return { from: span.start - 15 * minute, to: span.start };
    case 'shortly after':
      return { from: span.start, to: span.start + 15 * minute };
    case 'around':
    case 'at': {
      if (!span.point) return { from: span.start, to: span.end };
      const size = span.end - span.start;
      if (moment.kind === 'ago') {
        // People round what they remember: half the unit either way, a quarter of an hour for half an hour.
        const margin =
          size >= 60 * minute
            ? 30 * minute * Math.min(1, moment.count)
            : size >= minute
              ? 5 * minute
              : minute;
        return { from: span.start - margin, to: span.start + margin };
      }
      const pad = link === 'around' ? 15 * minute : 5 * minute;
      const margin = size >= 60 * minute ? 2 * pad : size >= minute ? pad : Math.min(pad, 2 * minute);
      return { from: span.start - margin, to: span.start + margin };
    }
    default:
      return link satisfies never;
  }
}

function written(bounds: Bounds, said: string): TimeRange | undefined {
  const iso = (at: number | undefined) => {
    // Years that need more than four digits are not times of logs, and the contract cannot hold them.
    if (at === undefined || !(at > -62_000_000_000_000 && at < 250_000_000_000_000)) return undefined;
    return new Date(at).toISOString();
  };
  const from = iso(bounds.from);
  const to = iso(bounds.to);
  if (from === undefined && to === undefined) return undefined;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(said ? { said } : {}) };
}
