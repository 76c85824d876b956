import type { Check } from '#lib/contracts/evidence.ts';
import type { Claim, LineRef, LineSource } from './claims.ts';
import { matchesFragments } from './matches-fragments.ts';
import { readInstant } from './read-instant.ts';

/** Lines read at once while counting: a few megabytes at most. */
const LINES_PER_READ = 20_000;
/** Clocks of one line are compared to the millisecond; two roundings may differ by one. */
const CLOCK_TOLERANCE_MS = 1.5;

export interface CheckedClaim {
  claim: Claim;
  check: Check;
}

/** Re-reads, re-counts and re-orders: each claim is checked against the lines alone. */
export async function verifyClaims(source: LineSource, claims: readonly Claim[]): Promise<CheckedClaim[]> {
  const reader = new Reader(source);
  const checked: CheckedClaim[] = [];
  for (const claim of claims) checked.push({ claim, check: await checkClaim(reader, claim) });
  return checked;
}

class Reader {
  private readonly source: LineSource;
  private readonly known = new Map<string, string | undefined>();
  private readonly counts = new Map<string, number>();
  constructor(source: LineSource) {
    this.source = source;
  }
  async line(ref: LineRef): Promise<string | undefined> {
    const key = `${ref.line}:${ref.file}`;
    if (!this.known.has(key)) {
      const lines = ref.line >= 1 ? await this.source.readLines(ref.file, ref.line, ref.line) : [];
      this.known.set(key, lines[0]);
    }
    return this.known.get(key);
  }
  async count(claim: Extract<Claim, { kind: 'count' }>): Promise<number> {
    const key = JSON.stringify([claim.fragments, claim.within]);
    const known = this.counts.get(key);
    if (known !== undefined) return known;
    let count = 0;
    for (const stretch of claim.within) {
      for (let from = stretch.from; from <= stretch.to; from += LINES_PER_READ) {
        const to = Math.min(stretch.to, from + LINES_PER_READ - 1);
        const lines = await this.source.readLines(stretch.file, from, to);
        for (const line of lines) if (matchesFragments(line, claim.fragments)) count++;
        if (lines.length < to - from + 1) break;
      }
    }
    this.counts.set(key, count);
    return count;
  }
}

async function checkClaim(reader: Reader, claim: Claim): Promise<Check> {
  switch (claim.kind) {
    case 'quote': {
      const line = await reader.line(claim.at);
      return verdict(
        'the quoted line stands there',
        line !== undefined && claim.text.trim() !== '' && holds(line, claim.text),
        `${where(claim.at)}: "${clip(claim.text)}"`,
      );
    }
    case 'count': {
      const count = await reader.count(claim);
      return verdict(
        'the lines were counted again',
        count === claim.count && claim.fragments.length > 0,
        `"${clip(claim.fragments.join(' … '))}": ${claim.count} claimed, ${count} found`,
      );
    }
    case 'time': {
      const line = await reader.line(claim.at);
      const time = line === undefined ? Number.NaN : readInstant(line);
      return verdict(
        'the line states this time',
        Math.abs(time - claim.time) <= CLOCK_TOLERANCE_MS,
        `${where(claim.at)}: ${iso(claim.time)} claimed, ${iso(time)} read`,
      );
    }
    case 'order': {
      const firstLine = await reader.line(claim.first);
      const laterLine = await reader.line(claim.later);
      const there = firstLine !== undefined && laterLine !== undefined;
      const first = readInstant(firstLine ?? '');
      const then = readInstant(laterLine ?? '');
      const timed = !Number.isNaN(first) && !Number.isNaN(then);
      const sameFile = claim.first.file === claim.later.file;
      const before = timed ? first < then : sameFile && claim.first.line < claim.later.line;
      const level = timed && first === then && sameFile && claim.first.line < claim.later.line;
      return verdict(
        'the first line is earlier',
        there && (before || level),
        `${where(claim.first)} before ${where(claim.later)}`,
      );
    }
    case 'component': {
      const line = await reader.line(claim.at);
      return verdict(
        'the line names the component',
        line !== undefined && namesWord(line, claim.name),
        `${claim.name} in ${where(claim.at)}`,
      );
    }
    case 'edge': {
      const from = await reader.line(claim.from);
      const to = await reader.line(claim.to);
      const distinct = claim.from.file !== claim.to.file || claim.from.line !== claim.to.line;
      return verdict(
        'both lines belong to one trace',
        distinct &&
          from !== undefined &&
          to !== undefined &&
          namesWord(from, claim.traceId) &&
          namesWord(to, claim.traceId),
        `trace ${claim.traceId}: ${where(claim.from)} and ${where(claim.to)}`,
      );
    }
    case 'gap': {
      const from = await reader.line(claim.from);
      const to = await reader.line(claim.to);
      const traced =
        from !== undefined &&
        to !== undefined &&
        namesWord(from, claim.traceId) &&
        namesWord(to, claim.traceId);
      const ms = readInstant(to ?? '') - readInstant(from ?? '');
      return verdict(
        'the time between the two lines was measured again',
        traced && Math.abs(ms - claim.ms) <= 2 * CLOCK_TOLERANCE_MS,
        `${where(claim.from)} to ${where(claim.to)}: ${Math.round(claim.ms)} ms claimed, ${Math.round(ms)} ms measured`,
      );
    }
    case 'value': {
      const line = await reader.line(claim.at);
      return verdict(
        'the value stands in the line',
        line !== undefined && holdsValue(line, claim.key, claim.value),
        `${where(claim.at)}: ${claim.key === '' ? '' : `${claim.key} = `}${claim.value}`,
      );
    }
    default:
      return claim satisfies never;
  }
}

function verdict(name: string, passed: boolean, detail: string): Check {
  return { name, passed, detail };
}

/** A message taken out of a JSON string lost its escapes: both spellings count. */
function holds(line: string, text: string): boolean {
  if (line.includes(text)) return true;
  const escaped = JSON.stringify(text).slice(1, -1);
  return escaped !== text && line.includes(escaped);
}

function namesWord(line: string, name: string): boolean {
  if (name === '') return false;
  let at = line.indexOf(name);
  while (at >= 0) {
    const before = line[at - 1] ?? ' ';
    const after = line[at + name.length] ?? ' ';
    if (!/[A-Za-z0-9]/.test(before) && !/[A-Za-z0-9]/.test(after)) return true;
    at = line.indexOf(name, at + 1);
  }
  return false;
}

function holdsValue(line: string, key: string, value: string): boolean {
  if (value === '') return false;
  if (key === '') return namesWord(line, value) || (/\W$|^\W/.test(value) && line.includes(value));
  let at = line.indexOf(key);
  while (at >= 0) {
    const rest = line.slice(at + key.length).replace(/^["']?\s*[:=]\s*["']?/, '');
    if (rest.startsWith(value) && !/^[A-Za-z0-9]/.test(rest.slice(value.length))) return true;
    at = line.indexOf(key, at + 1);
  }
  return false;
}

function where(ref: LineRef): string {
  return `${ref.file}:${ref.line}`;
}

function clip(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function iso(time: number): string {
  return Number.isNaN(time) ? 'none' : new Date(time).toISOString();
}
