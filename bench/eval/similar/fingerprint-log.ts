import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FingerprintTemplate, Suspect } from '#lib/memory/recall/incident-fingerprint.ts';

/** Counts of masked lines, with what a line says about itself. */
export interface LogCounts {
  lines: number;
  templates: Map<string, { level: FingerprintTemplate['level']; count: number }>;
  services: Map<string, number>;
  exceptions: Set<string>;
  /** Milliseconds between a line of one service and the next line of the same trace in another. */
  steps: Map<string, number[]>;
}

const LEVEL = /\b(FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE)\b/i;
const VARIABLE = /[^\s[\](){},=:"']*\d[^\s[\](){},=:"']*/g;
const POD = /\b([a-z][a-z0-9-]*)-[a-f0-9]{8,10}-[a-z0-9]{5}\b/;
const TRACE = /\b[0-9a-f]{32}\b/;
const EXCEPTION = /\b[A-Z]\w+(?:Exception|Error)\b/g;

function levelOf(line: string): FingerprintTemplate['level'] {
  const word = LEVEL.exec(line)?.[1]?.toLowerCase();
  switch (word) {
    case 'fatal':
    case 'error':
    case 'info':
    case 'debug':
      return word;
    case 'warn':
    case 'warning':
      return 'warn';
    default:
      return 'unknown';
  }
}

/** A plain masker: words with digits are variable, the head of the line says which kind it is. */
export function countLog(paths: string[]): LogCounts {
  const counts: LogCounts = {
    lines: 0,
    templates: new Map(),
    services: new Map(),
    exceptions: new Set(),
    steps: new Map(),
  };
  const last = new Map<string, { at: number; service: string }>();
  for (const path of paths)
    for (const line of gunzipSync(readFileSync(path)).toString().split('\n')) {
      if (line === '') continue;
      counts.lines++;
      const service = POD.exec(line)?.[1] ?? '';
      if (service !== '') counts.services.set(service, (counts.services.get(service) ?? 0) + 1);
      const trace = TRACE.exec(line)?.[0];
      const at = Date.parse(line.slice(0, line.indexOf(' ')));
      if (trace && !Number.isNaN(at)) {
        const before = last.get(trace);
        if (before && before.service !== service) {
          const step = `${before.service}>${service}`;
          const gaps = counts.steps.get(step) ?? [];
          gaps.push(at - before.at);
          counts.steps.set(step, gaps);
        }
        last.set(trace, { at, service });
      }
      const level = levelOf(line.slice(0, 200));
      const text = `${service} ${line.slice(0, 400).replace(VARIABLE, '<*>').split(/\s+/).slice(0, 14).join(' ')}`;
      const known = counts.templates.get(text);
      if (known) known.count++;
      else counts.templates.set(text, { level, count: 1 });
      if (level === 'error' || level === 'fatal')
        for (const [name] of line.matchAll(EXCEPTION)) counts.exceptions.add(name);
    }
  return counts;
}

/** Templates with how far they are from the healthy window, rates compared, seldom ones smoothed. */
export function compareWith(log: LogCounts, healthy: LogCounts): FingerprintTemplate[] {
  const out: FingerprintTemplate[] = [];
  const rate = (count: number, lines: number) => (count + 2) / (lines + 2);
  for (const [text, { level, count }] of log.templates) {
    const before = healthy.templates.get(text)?.count ?? 0;
    out.push({ text, level, count, change: rate(count, log.lines) / rate(before, healthy.lines) });
  }
  for (const [text, { level, count }] of healthy.templates)
    if (!log.templates.has(text))
      out.push({ text, level, count: 0, change: rate(0, log.lines) / rate(count, healthy.lines) });
  return out;
}

const MIN_STEPS = 5;
const MIN_EXTRA_MS = 20;

/** Steps from service to service that take at least twice as long as in the healthy window. */
export function slowSteps(log: LogCounts, healthy: LogCounts): Suspect[] {
  const out: Suspect[] = [];
  for (const [step, gaps] of log.steps) {
    const before = healthy.steps.get(step) ?? [];
    if (gaps.length < MIN_STEPS || before.length < MIN_STEPS) continue;
    const now = upperQuartile(gaps);
    const then = upperQuartile(before);
    const octaves = Math.log2((now + 1) / (then + 1));
    if (octaves >= 1 && now - then >= MIN_EXTRA_MS)
      out.push({ component: step, kind: 'slow', weight: octaves });
  }
  return out;
}

function upperQuartile(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}
