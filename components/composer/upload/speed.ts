/** Long enough to even out slices, short enough to follow a line that gets slower. */
const spanMs = 5_000;
/** Before this much was measured, a speed would be a guess. */
const leastMs = 600;

/** Bytes per second over the last seconds. */
export class Speed {
  private readonly samples: { at: number; sent: number }[] = [];

  /** Notes how much was sent by `at` (ms); answers the speed, null while it is not known. */
  note(at: number, sent: number): number | null {
    const { samples } = this;
    samples.push({ at, sent });
    while (samples.length > 2 && at - (samples[1]?.at ?? at) >= spanMs) samples.shift();
    const first = samples[0];
    if (!first || at - first.at < leastMs) return null;
    return Math.max(0, ((sent - first.sent) / (at - first.at)) * 1000);
  }

  /** After a pause the time before says nothing. */
  reset(): void {
    this.samples.length = 0;
  }
}

/** Milliseconds until the rest is sent at this speed; null when nobody can say. */
export function timeLeft(bytes: number, sent: number, speed: number | null): number | null {
  if (speed === null || speed <= 0) return null;
  return Math.max(0, ((bytes - sent) / speed) * 1000);
}
