import { describe, expect, it } from 'vitest';
import { type EventFile, loadEvents } from '../load-events.ts';
import { auditEvents } from './audit-events.ts';

const START = Date.UTC(2031, 2, 4, 9);
const encoder = new TextEncoder();

interface Line {
  at: number;
  trace?: string;
  message?: string;
}

function render({ at, trace = 'none', message = 'parcel weighed' }: Line, n: number): string {
  const time = new Date(START + at).toISOString();
  return JSON.stringify({ time, level: 'info', service: 'scale', trace_id: trace, msg: `${message} ${n}` });
}

/** One line every 200 ms and a bit, each its own. */
function steady(count: number, from = 0): Line[] {
  return Array.from({ length: count }, (_, n) => ({ at: from + n * 203 + (n % 7) }));
}

function file(name: string, lines: readonly (Line | string)[]): EventFile {
  const text = lines.map((line, n) => (typeof line === 'string' ? line : render(line, n))).join('\n');
  return { name, bytes: encoder.encode(`${text}\n`) };
}

function audit(files: EventFile[], more: Partial<Parameters<typeof auditEvents>[0]> = {}) {
  return auditEvents({ window: loadEvents([files])[0]!, ...more });
}

const kinds = (items: ReturnType<typeof audit>) => items.map((item) => item.kind);

describe('the audit of logs', () => {
  it('has nothing to say about a log that is in order', () => {
    expect(audit([file('a.log', steady(400)), file('b.log', steady(400, 90))])).toEqual([]);
  });

  it('tells of a gap, where it is and how long', () => {
    const [item, ...others] = audit([file('a.log', [...steady(200), ...steady(200, 400_000)])]);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ kind: 'gap', severity: 'warning', file: 'a.log', line: 201 });
    expect(item!.sentence).toContain('2031-03-04T09:06:40');
  });

  it('tells of a clock that was set back, at its line', () => {
    const [item] = audit([file('a.log', [...steady(200, 600_000), ...steady(200)])]);
    expect(item).toMatchObject({ kind: 'clock jump', severity: 'problem', line: 201 });
  });

  it('tells the share of records that are out of order, and calls it no clock jump', () => {
    const lines = steady(400);
    for (let n = 0; n + 1 < lines.length; n += 4) [lines[n], lines[n + 1]] = [lines[n + 1]!, lines[n]!];
    const [item, ...others] = audit([file('a.log', lines)]);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ kind: 'out of order', severity: 'warning' });
    expect(item!.sentence).toContain('100 of 400');
  });

  it('tells of a source in another zone by the traces that it shares with the others', () => {
    const traced = (shift: number) =>
      Array.from({ length: 60 }, (_, n) => ({ at: n * 1_000 + shift, trace: `trace-${n}-abcdef0123456789` }));
    const items = audit([file('a.log', traced(0)), file('b.log', traced(3_600_000 + 40))]);
    expect(items[0]).toMatchObject({ kind: 'zone', severity: 'problem' });
    expect(items[0]!.sentence).toContain('60 minutes ahead of a.log');
    const skewed = audit([file('a.log', traced(0)), file('b.log', traced(-200_000))]);
    expect(kinds(skewed)).toContain('clock skew');
    expect(skewed[0]!.sentence).toContain('behind');
  });

  it('tells of records that were shipped twice', () => {
    const lines = steady(200);
    const items = audit([file('a.log', lines), file('copy.log', lines)]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'duplicates', file: 'copy.log' });
    expect(items[0]!.sentence).toContain('200 records');
  });

  it('tells of sources that start late or end early', () => {
    const items = audit([
      file('a.log', steady(2_000)),
      file('b.log', steady(700, 200_000)),
      file('c.log', steady(700, 90)),
    ]);
    expect(items.map((item) => [item.kind, item.file])).toEqual([
      ['starts late', 'b.log'],
      ['ends early', 'b.log'],
      ['ends early', 'c.log'],
    ]);
  });

  it('tells of lines that were cut, at the end of a file and at one length', () => {
    const broken = audit([file('a.log', [...steady(60), '{"time":"2031-03-04T09:10:00.001Z","lev'])]);
    expect(kinds(broken)).toContain('truncation');
    const long = Array.from({ length: 40 }, (_, n) => {
      const text = `2031-03-04T09:00:${String(n).padStart(2, '0')}.004Z INFO scale: ${String(n * 7919).repeat(n % 4 === 0 ? 200 : 5)}`;
      return text.slice(0, 512);
    });
    const [item] = audit([file('b.log', long)]);
    expect(item).toMatchObject({ kind: 'truncation', file: 'b.log' });
    expect(item!.sentence).toContain('512 characters');
  });

  it('tells of a logger that leaves lines out, and of logs without the good times', () => {
    const lines = [
      ...steady(60).map(render),
      render({ at: 13_000, message: 'suppressed 41 log messages' }, 1),
    ];
    expect(kinds(audit([file('a.log', lines)]))).toContain('sampling');
    const loud = steady(60).map((line, n) => render(line, n).replace('info', 'error'));
    expect(kinds(audit([file('a.log', loud)]))).toContain('filtered');
  });

  it('tells of a question about another time, and of input that could not be read', () => {
    const items = audit([file('a.log', steady(60))], {
      asked: { from: '2031-03-09T00:00:00.000Z' },
      problems: [{ file: 'b.gz', offset: 9, code: 'truncated', message: 'b.gz stops short at byte 9.' }],
    });
    expect(items.map((item) => [item.kind, item.severity])).toEqual([
      ['truncated', 'problem'],
      ['wrong window', 'problem'],
    ]);
  });

  it('tells of lines without times, and takes an empty log as it is', () => {
    expect(
      kinds(
        audit([
          file(
            'a.log',
            Array.from({ length: 60 }, (_, n) => `step ${n} done`),
          ),
        ]),
      ),
    ).toContain('no times');
    expect(audit([])).toEqual([]);
  });
});
