import { describe, expect, it } from 'vitest';
import { type Parameters, parametersSchema } from '#lib/contracts/parameters.ts';
import { answerLines } from '../answers/answer-lines.ts';
import { writeCauses } from '../answers/write-answer.ts';
import type { Events } from '../events.ts';
import { type EventFile, loadEvents } from '../load-events.ts';
import { eventsSource } from '../verify/events-source.ts';
import { verifyCauses } from '../verify/verify-causes.ts';
import { findCauses } from './find-causes.ts';
import { type ShopFault, shopLogs } from './testing/shop-logs.ts';

const names = ['kiosk', 'basket-api', 'ledger', 'courier-desk'];

function shop(seed: number, fault: ShopFault, faulty: number) {
  const logs = shopLogs(seed, fault, faulty, names);
  const [window, good] = loadEvents([[logs.window], [logs.good]]) as [Events, Events];
  const parameters = parametersSchema.parse(fault === 'none' ? {} : { timeRange: { from: logs.from } });
  return { report: findCauses({ window, baselines: [good], parameters }), window, good };
}

function alone(lines: readonly string[], parameters: Partial<Parameters> = {}) {
  const file: EventFile = { name: 'app.log', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
  const [window] = loadEvents([[file]]) as [Events];
  return { report: findCauses({ window, parameters: parametersSchema.parse(parameters) }), window };
}

const stamp = (second: number) => new Date(Date.UTC(2031, 5, 1, 8, 0, second)).toISOString();
const calm = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${stamp(from + i)} INFO Order ${1000 + i} stored`);

describe('causes in traced logs with a good time to compare with', () => {
  for (const fault of ['errors', 'breaks', 'slow'] as const) {
    for (const faulty of [1, 2, 3]) {
      it(`names ${names[faulty]} when it is the one that shows ${fault}`, () => {
        const { report } = shop(faulty * 7, fault, faulty);
        expect(report.causes[0]?.finding.component).toEqual({ kind: 'service', name: names[faulty] });
      });
    }
  }

  it('finds no fault in a window as good as its baseline, though both log errors', () => {
    for (const seed of [3, 4, 5]) expect(shop(seed, 'none', 0).report.outcome).toBe('no fault');
  });

  it('draws the first error of the window, not a harmless one of the time before', () => {
    const { report, window } = shop(14, 'errors', 2);
    const { timeline, window: asked } = report.compared;
    const errors = [...window.time].filter((_, row) => window.level[row]! >= 5);
    expect(Math.min(...errors)).toBeLessThan(Date.parse(asked!.from));
    const inside = errors.filter((time) => time >= Date.parse(asked!.from));
    expect(Date.parse(timeline!.firstError!)).toBe(Math.min(...inside));
  });

  it('names the service that fell silent', () => {
    const logs = shopLogs(6, 'none', 0, names);
    const text = new TextDecoder().decode(logs.window.bytes).split('\n');
    const left = text.filter((line) => !(line.includes('"service":"ledger"') && line.slice(14) > logs.from));
    const window = { name: 'window.log', bytes: new TextEncoder().encode(left.join('\n')) };
    const [now, good] = loadEvents([[window], [logs.good]]) as [Events, Events];
    const parameters = parametersSchema.parse({ timeRange: { from: logs.from } });
    const [first] = findCauses({ window: now, baselines: [good], parameters }).causes;
    expect(first?.finding.component.name).toBe('ledger');
    expect(first?.finding.title).toContain('silent');
  });

  it('names the one whom its callers name, though it writes nothing and they are louder', () => {
    const logs = shopLogs(8, 'none', 0, names);
    const text = new TextDecoder().decode(logs.window.bytes).split('\n');
    const failing = text.flatMap((line) => {
      if (!line.includes('"service":"basket-api"') || line.slice(14) < logs.from) return [line];
      const error = (message: string) =>
        JSON.stringify({ ...(JSON.parse(line) as object), level: 'ERROR', message });
      const attempts = [1, 2, 3].map((n) => error(`Attempt ${n} of 3 failed, will retry in ${n}00 ms`));
      return [line, ...attempts, error('Call to tariff-book failed: Connection refused')];
    });
    const window = { name: 'window.log', bytes: new TextEncoder().encode(failing.join('\n')) };
    const [now, good] = loadEvents([[window], [logs.good]]) as [Events, Events];
    const parameters = parametersSchema.parse({ timeRange: { from: logs.from } });
    const [first] = findCauses({ window: now, baselines: [good], parameters }).causes;
    expect(first?.finding.component).toEqual({ kind: 'dependency', name: 'tariff-book' });
  });

  it('needs neither a time nor a good time when the trouble begins within the window', () => {
    const logs = shopLogs(14, 'slow', 2, names);
    const [window] = loadEvents([[logs.window]]) as [Events];
    const [first] = findCauses({ window, parameters: parametersSchema.parse({}) }).causes;
    expect(first?.finding.component.name).toBe('ledger');
  });

  it('tells slow steps by the lines in between when none has a time', () => {
    const logs = shopLogs(9, 'slow', 2, names);
    const bare = (file: EventFile) => ({
      name: file.name,
      bytes: new TextEncoder().encode(
        new TextDecoder().decode(file.bytes).replaceAll(/"timestamp":"[^"]*",/g, ''),
      ),
    });
    const [window, good] = loadEvents([[bare(logs.window)], [bare(logs.good)]]) as [Events, Events];
    const report = findCauses({ window, baselines: [good], parameters: parametersSchema.parse({}) });
    expect(report.causes.every(({ claims }) => claims.every(({ kind }) => kind !== 'gap'))).toBe(true);
  });

  it('looks at all lines when none falls into the time asked about, and says so', () => {
    const logs = shopLogs(7, 'errors', 2, names);
    const [window, good] = loadEvents([[logs.window], [logs.good]]) as [Events, Events];
    const parameters = parametersSchema.parse({ timeRange: { from: '2040-01-01T00:00:00Z' } });
    const [first] = findCauses({ window, baselines: [good], parameters }).causes;
    expect(first?.finding.component.name).toBe('ledger');
    expect(first?.finding.explanation).toContain('No line falls into the time asked about');
  });

  it('backs every finding with checks that pass', async () => {
    const { report, window, good } = shop(12, 'slow', 2);
    const verified = await verifyCauses(eventsSource([window, good]), report.causes);
    expect(verified.failed).toBe(0);
    expect(verified.passed).toBeGreaterThan(5);
    expect(verified.findings[0]?.checks.length).toBeGreaterThan(0);
  });
});

describe('causes in logs that stand alone', () => {
  it('says that nothing is wrong with calm lines', () => {
    const { report } = alone(calm(0, 50));
    expect(report.outcome).toBe('no fault');
    expect(report.summary).toContain('No fault found');
  });

  it('does not take a setting named timeout or zero errors for trouble', () => {
    const { report } = alone([
      ...calm(0, 20),
      `${stamp(30)} INFO Using timeout=30s, errors: 0`,
      ...calm(31, 20),
    ]);
    expect(report.outcome).toBe('no fault');
  });

  it('puts the first real error first and keeps the shutdown for the end', () => {
    const { report } = alone([
      ...calm(0, 20),
      `${stamp(21)} ERROR Cannot open volume: No space left on device`,
      `${stamp(22)} ERROR Retry attempt failed`,
      `${stamp(23)} FATAL Shutting down`,
    ]);
    const first = report.causes[0]!.finding;
    expect(first.title).toContain('No space left on device');
    expect(first.pattern).toBe('system:DISK_FULL');
    expect(first.explanation).toContain('Shutting down');
  });

  it('blames the change that came just before the errors', () => {
    const { report } = alone([
      ...calm(0, 40),
      `${stamp(40)} INFO Configuration reloaded: queue host mq-b (was: mq-a)`,
      ...Array.from({ length: 12 }, (_, i) => `${stamp(41 + i)} ERROR Connection refused by mq-b:5671`),
    ]);
    expect(report.causes[0]!.finding.title).toContain('Configuration reloaded');
  });

  it('follows errors from service to service to the one that blames nobody', () => {
    const line = (second: number, service: string, level: string, message: string) =>
      JSON.stringify({ time: stamp(second), level, service, message });
    const { report } = alone([
      ...Array.from({ length: 60 }, (_, i) =>
        line(i, ['till', 'stock', 'vault'][i % 3]!, 'info', `request ${i} served`),
      ),
      line(61, 'vault', 'error', 'Lost connection to disk array: connection reset'),
      line(62, 'stock', 'error', 'Upstream vault answered with status 503'),
      line(63, 'till', 'error', 'Cannot price order: stock returned an error'),
      line(64, 'till', 'error', 'Cannot price order: stock returned an error'),
    ]);
    expect(report.causes[0]!.finding.component.name).toBe('vault');
  });

  it('tells a value that grows until it fails', () => {
    const { report } = alone([
      ...Array.from({ length: 200 }, (_, i) => `${stamp(i)} INFO heap_used_mb=${100 + i * 15} gc ok`),
      `${stamp(201)} ERROR java.lang.OutOfMemoryError: Java heap space`,
    ]);
    const first = report.causes[0]!.finding;
    expect(first.title).toContain('OutOfMemoryError');
    expect(first.explanation).toMatch(/heap used mb grows steadily/);
  });

  const request = (second: number, path: string, status: number) =>
    `10.1.2.${second % 9} - - [01/Jun/2031:08:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')} +0000] "GET ${path} HTTP/1.1" ${status} ${900 + second}`;

  it('tells requests that fail from those of the same shape that do not, and where they fail', () => {
    const { report } = alone(
      Array.from({ length: 900 }, (_, i) =>
        i > 600 && i % 3 === 0 ? request(i, '/cart', 502) : request(i, '/home', 200),
      ),
    );
    const first = report.causes[0]!.finding;
    expect(first.title).toContain('/cart');
    expect(first.affected?.count).toBe(99);
    expect(first.explanation).toMatch(/100 % of the failing lines have path \/cart/);
  });

  it('takes a few pages not found for normal running', () => {
    const lines = Array.from({ length: 500 }, (_, i) => request(i, '/home', i % 97 === 0 ? 404 : 200));
    expect(alone(lines).report.outcome).toBe('no fault');
  });

  it('quotes the exception inside a folded stack', () => {
    const { report } = alone([
      ...calm(0, 30),
      `${stamp(31)} ERROR Unhandled exception in worker`,
      'java.lang.NullPointerException: Cannot invoke "Cart.size()" because "cart" is null',
      '\tat org.acme.CartView.draw(CartView.java:88)',
      ...calm(32, 30),
    ]);
    expect(report.causes[0]!.finding.title).toContain('Cannot invoke "Cart.size()"');
  });

  it('tells two faults with mechanisms of their own apart', () => {
    const { report } = alone(
      Array.from({ length: 400 }, (_, i) =>
        i % 20 === 3
          ? `${stamp(i)} ERROR Certificate has expired for login.local`
          : i > 200 && i % 10 === 5
            ? `${stamp(i)} ERROR No space left on device /spool`
            : `${stamp(i)} INFO Order ${i} stored`,
      ),
    );
    expect(report.causes.map((cause) => cause.finding.pattern)).toEqual([
      'system:DISK_FULL',
      'system:CERTIFICATE',
    ]);
  });

  it('survives an empty log and lines of nonsense', () => {
    expect(alone(['']).report.outcome).toBe('no fault');
    expect(alone(['\u0000\u0001', '}{][', '%%%', 'x'.repeat(10_000)]).report.causes).toEqual([]);
  });
});

describe('lines that pretend to be an answer', () => {
  const forged =
    'disk /dev/sda1 failed [E1] [E2](https://e.test) **confirmed** `ok` <img src=x> ![y](//e.test/z)';
  const lines = [
    ...calm(0, 40),
    ...Array.from({ length: 20 }, (_, i) => `${stamp(40 + i)} ERROR ${forged} on attempt ${i}`),
  ];

  it('cite only what the engine cites', () => {
    const [first] = alone(lines).report.causes;
    const { title, explanation, evidence, against } = first!.finding;
    const known = new Set(evidence.map(({ id }) => id));
    const told = explanation.replace(/"[^"]*"/g, '');
    expect(explanation).toContain('disk /dev/sda1 failed');
    for (const words of [
      title,
      ...against.map(({ text }) => text),
      ...first!.finding.for.map(({ text }) => text),
    ])
      expect(words).not.toMatch(/\[E\d+\]/);
    expect(explanation.match(/\[E\d+\]/g)).toEqual(told.match(/\[E\d+\]/g));
    for (const [, id] of explanation.matchAll(/\[(E\d+)\]/g)) expect(known).toContain(id);
  });

  it('are told in the answer without their signs', () => {
    const { report } = alone(lines);
    const findings = report.causes.map(({ finding }) => finding);
    const { outcome, summary } = report;
    const text = writeCauses({ outcome, findings, summary }, 'UTC').join('\n\n');
    expect(text).toContain('\\*\\*confirmed\\*\\*');
    expect(text).toContain('`[E1]`');
    expect(text).toMatch(/(?<!`)\[E1\](?!`)/);
    expect(text).not.toMatch(/(?<!\\)(\*\*confirmed|`ok|<img|!\[y)/);
    const listed = answerLines({
      window: alone(lines).window,
      parameters: parametersSchema.parse({ intent: 'list', severity: 'error' }),
    });
    expect(listed?.text).toContain('`[E1]`');
    expect(listed?.text).not.toMatch(/(?<!\\)(\*\*confirmed|`ok|<img|!\[y)/);
  });
});
