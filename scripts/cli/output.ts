import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Text gathered before it is written: a write per line is slow. */
const GATHERED = 64 * 1024;

/** Standard output with back-pressure: lines are gathered by `line` and written by `drain`. */
export class Output {
  private readonly stream: Writable;
  private held: string[] = [];
  private size = 0;

  constructor(stream: Writable) {
    this.stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader has seen enough (`| head`): that is a fine end.
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }

  line(text = ''): void {
    this.held.push(text);
    this.size += text.length + 1;
  }

  /** Writes what has gathered, once it is worth it or when `all` is asked for; waits for a slow reader. */
  async drain(all = false): Promise<void> {
    if (this.size === 0 || (!all && this.size < GATHERED)) return;
    const text = `${this.held.join('\n')}\n`;
    this.held = [];
    this.size = 0;
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
