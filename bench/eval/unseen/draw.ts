/** A seeded source of chance: the same seed gives the same logs. */
export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to 1. */
  part(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
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
