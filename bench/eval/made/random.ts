import { seededRandom } from '#lib/sources/sample/random.ts';

/** Seeded choices: the same seed makes the same case on every machine. */
export class Dice {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = seededRandom(Math.imul(seed, 2_654_435_761) ^ 0x51ed27).next;
    for (let i = 0; i < 5; i++) this.next();
  }
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }
  /** Some of the list, each once, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const out: T[] = [];
    while (out.length < count && rest.length > 0) out.push(rest.splice(this.int(0, rest.length - 1), 1)[0]!);
    return out;
  }
  /** Waiting times: many short, few long. */
  wait(mean: number): number {
    return -Math.log(1 - this.next() * 0.999) * mean;
  }
  hex(length: number): string {
    return Array.from({ length }, () => this.int(0, 15).toString(16)).join('');
  }
  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  }
  letters(length: number): string {
    return Array.from({ length }, () => 'bcdfghjklmnpqrstvwxz2456789'[this.int(0, 26)]).join('');
  }
}
