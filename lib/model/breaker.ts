/** Wait after the first failure, and the longest; each further one doubles it. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** After a failure a service is left alone for a while, so that nobody waits for what is down. */
export class Breaker {
  #failure: string | null = null;
  #pauseMs = 0;
  #pausedUntil = 0;
  #trying = false;

  /** Why it counts as down; null while it answers. */
  get failure(): string | null {
    return this.#failure;
  }

  /** How long it is to be left alone. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntil - performance.now());
  }

  /** Whether to ask now. What was down is tried by one caller at a time; whoever enters tells how it went. */
  enter(): boolean {
    if (this.#failure === null) return true;
    if (this.pausedMs > 0 || this.#trying) return false;
    this.#trying = true;
    return true;
  }

  /** The caller gave up for reasons of its own. */
  left(): void {
    this.#trying = false;
  }

  answered(): void {
    this.#trying = false;
    this.#failure = null;
    this.#pauseMs = 0;
    this.#pausedUntil = 0;
  }

  failed(reason: string): void {
    this.#trying = false;
    this.#failure = reason;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pauseMs * 2));
    this.#pausedUntil = performance.now() + this.#pauseMs;
  }
}
