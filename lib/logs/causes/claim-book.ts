import type { Evidence } from '#lib/contracts/evidence.ts';
import { withoutMarks } from '#lib/contracts/markdown-text.ts';
import type { Claim, LineRef, Stretch } from '../verify/claims.ts';
import { fragmentsOf, matchesFragments } from '../verify/matches-fragments.ts';
import { readInstant } from '../verify/read-instant.ts';
import { fieldsOf, isBookKeeping, lastPart } from './fields.ts';
import { AFTER, type Frame } from './frame.ts';
import { tellingLine } from './telling-line.ts';

const MOST_EVIDENCE = 12;
const LONGEST_EVIDENCE = 1_000;
const LONGEST_QUOTE = 260;
/** Fields worth repeating beside the message: they say where, to whom, or why. */
const telling =
  /^(?:from|to|old|new|previous|before|after)$|size|error|exception|reason|cause|detail|note|status|code|path|endpoint|url|uri|host|addr|address|client|ip|target|upstream|job|task|pod|node|device|user|table|topic|queue|file|rate|limit|action|recommend|alert|event|version|was/i;

/** Collects what a finding says as claims, and hands out the marks that cite it. */
export class ClaimBook {
  readonly claims: Claim[] = [];
  readonly evidence: Evidence[] = [];
  private readonly marks = new Map<number, string>();
  private readonly frame: Frame;
  constructor(frame: Frame) {
    this.frame = frame;
  }

  ref(row: number): LineRef {
    return { file: this.frame.file(row), line: this.frame.line(row) };
  }

  /** Cites a row: its text is quoted as evidence, its time and component claimed where the line says them. */
  cite(row: number): string {
    const known = this.marks.get(row);
    if (known !== undefined) return known;
    if (this.evidence.length >= MOST_EVIDENCE) return '';
    const id = `E${this.evidence.length + 1}`;
    const text = this.frame.text(row);
    const at = this.ref(row);
    const time = this.frame.time[row]!;
    const firstLine = text.split('\n', 1)[0]!;
    this.evidence.push({
      id,
      file: at.file,
      fromLine: at.line,
      toLine: at.line + Math.max(1, this.frame.lines(row)) - 1,
      text: text.slice(0, LONGEST_EVIDENCE),
      ...(Number.isNaN(time) ? {} : { at: new Date(time).toISOString() }),
    });
    this.claims.push({ kind: 'quote', at, text: firstLine.slice(0, LONGEST_EVIDENCE) });
    if (!Number.isNaN(time) && Math.abs(readInstant(firstLine) - time) < 1) {
      this.claims.push({ kind: 'time', at, time });
    }
    const service = this.frame.service[row]!;
    if (service >= 0 && firstLine.includes(this.frame.services[service]!)) {
      this.claims.push({ kind: 'component', at, name: this.frame.services[service]! });
    }
    const mark = `[${id}]`;
    this.marks.set(row, mark);
    return mark;
  }

  /** The row's message with its telling fields, as words to quote; every part is claimed. */
  say(row: number): string {
    const message = this.frame.message(row).split('\n', 1)[0]!.trim();
    const at = this.ref(row);
    const text = this.frame.text(row);
    const parts: string[] = [];
    for (const field of fieldsOf(text, '')) {
      if (parts.length >= 5) break;
      if (isBookKeeping(field.key) || /^service$/i.test(field.key)) continue;
      if (!telling.test(lastPart(field.key)) || message.includes(field.value) || field.value.length > 160)
        continue;
      if (field.value === '' || field.key.includes('(')) continue;
      parts.push(`${lastPart(field.key)} ${field.value}`);
      this.claims.push({ kind: 'value', at, key: lastPart(field.key), value: field.value });
    }
    const quote = shorten(message, LONGEST_QUOTE);
    const plain = quote.replace(/…$/, '');
    // A message put together from several parts of its line stands nowhere as such: the evidence carries it.
    if (text.includes(plain) || text.includes(JSON.stringify(plain).slice(1, -1))) {
      this.claims.push({ kind: 'quote', at, text: plain });
    }
    const more = tellingLine(this.frame, row);
    let rest = '';
    if (more) {
      rest = ` … "${shorten(more.text, LONGEST_QUOTE)}"`;
      const folded = { file: at.file, line: at.line + more.offset };
      this.claims.push({ kind: 'quote', at: folded, text: more.text.slice(0, LONGEST_QUOTE - 1) });
    }
    return withoutMarks(parts.length === 0 ? `"${quote}"${rest}` : `"${quote}"${rest} (${parts.join(', ')})`);
  }

  /** Says a value that stands in the row. */
  value(row: number, key: string, value: string): void {
    this.claims.push({ kind: 'value', at: this.ref(row), key, value });
  }

  /** Says that the record names something, in whichever of its lines that stands. */
  names(row: number, value: string): void {
    const lines = this.frame.text(row).split('\n');
    const offset = lines.findIndex((line) => line.includes(value));
    if (offset < 0) return;
    const { file, line } = this.ref(row);
    this.claims.push({ kind: 'value', at: { file, line: line + offset }, key: '', value });
  }

  order(first: number, later: number): void {
    this.claims.push({ kind: 'order', first: this.ref(first), later: this.ref(later) });
  }

  /** Counts the lines with the template's constant words, as the verifier will count them. */
  count(template: number, sampleRow: number): number | undefined {
    const { frame } = this;
    const sample = frame.text(sampleRow).split('\n', 1)[0]!;
    // Requests that failed share their words with those that succeeded: their status tells them apart.
    const status = /"\s+[45]\d\d(?=\s)/.exec(sample)?.[0];
    const fragments = status ? [status] : fragmentsOf(frame.templates[template]!).slice(0, 8);
    if (fragments.length === 0 || !matchesFragments(sample, fragments)) return undefined;
    const within = stretchesOf(frame, template);
    const window = frame.sources[0]!;
    let count = 0;
    for (let i = 0; i < window.count; i++) {
      const file = window.files[window.file[i]!]!;
      const line = window.line[i]!;
      const stretch = within.find((one) => one.file === file);
      if (!stretch || line < stretch.from || line > stretch.to) continue;
      const text = window.text(i);
      if (window.lines[i] === 1) {
        if (matchesFragments(text, fragments)) count++;
      } else {
        for (const physical of text.split('\n')) if (matchesFragments(physical, fragments)) count++;
      }
    }
    this.claims.push({ kind: 'count', fragments, within, count });
    return count;
  }
}

/** For each file of the window, the lines from the first to the last of the template in the time asked about. */
function stretchesOf(frame: Frame, template: number): Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (let row = 0; row < frame.count; row++) {
    if (frame.template[row] !== template || frame.phase[row] !== AFTER) continue;
    const file = frame.file(row);
    const line = frame.line(row);
    const known = stretches.get(file);
    if (!known) stretches.set(file, { file, from: line, to: line });
    else {
      known.from = Math.min(known.from, line);
      known.to = Math.max(known.to, line);
    }
  }
  return [...stretches.values()];
}

export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
