import type { Dice } from './random.ts';

export interface ClusterLine {
  at: number;
  level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
  text: string;
  fields?: Record<string, string | number>;
}

export interface Given {
  dice: Dice;
  service: string;
  start: number;
}

export interface ClusterKind {
  name: string;
  make(given: Given): { lines: ClusterLine[]; question: string; matches: string[]; healthy?: boolean };
}

export const SECOND = 1_000;
export const MINUTE = 60_000;

/** Everyday lines over some minutes. */
export function calm({ dice, start }: Given, minutes: number, every = 400): ClusterLine[] {
  const lines: ClusterLine[] = [];
  for (let at = start; at < start + minutes * MINUTE; at += dice.wait(every)) {
    const text = dice.pick([
      `Request ${dice.int(1_000, 99_999)} served in ${dice.int(4, 60)}ms`,
      `Stored ${dice.int(1, 30)} items of batch ${dice.hex(6)}`,
      'Health check ok',
      `Session ${dice.hex(8)} opened`,
    ]);
    lines.push({ at, level: 'INFO', text });
  }
  return lines;
}

export function some(
  given: Given,
  count: number,
  from: number,
  to: number,
  make: (n: number, at: number) => Omit<ClusterLine, 'at'>,
): ClusterLine[] {
  return Array.from({ length: count }, (_, n) => {
    const at = from + ((to - from) * (n + given.dice.next())) / count;
    return { at, ...make(n, at) };
  });
}

export const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
export const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
