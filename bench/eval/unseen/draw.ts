import { seededRandom } from '#lib/sources/sample/random.ts';

/** A seeded source of chance: the same seed gives the same logs. */
export class Draw {
  /** From 0 up to 1. */
  readonly part: () => number;

  constructor(seed: number) {
    this.part = seededRandom(seed).next;
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.part() * (to - from + 1));
  }

  one<T>(values: readonly T[]): T {
    return values[Math.floor(this.part() * values.length)]!;
  }

  /** The first ones far more often than the last, as names occur in logs. */
  skewed<T>(values: readonly T[]): T {
    return values[Math.floor(this.part() ** 2 * values.length)]!;
  }

  weighted<T extends { weight: number }>(values: readonly T[], total: number): T {
    let left = this.part() * total;
    for (const value of values) {
      left -= value.weight;
      if (left < 0) return value;
    }
    return values.at(-1)!;
  }

  hex(length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += '0123456789abcdef'[this.int(0, 15)]!;
    return text;
  }
}
