/** Often enough to look alive, seldom enough to cost nothing. */
const EVERY_MS = 100;

/** One line on a terminal that says how far it is; silent when standard error goes elsewhere. */
export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private bytes = 0;
  private shownAt = 0;
  private isShown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  add(bytes: number): void {
    this.bytes += bytes;
    if (!this.stream.isTTY) return;
    const now = performance.now();
    if (now - this.shownAt < EVERY_MS) return;
    this.shownAt = now;
    this.show(`reading: ${(this.bytes / 1e6).toFixed(1)} MB`);
  }

  show(text: string): void {
    if (!this.stream.isTTY) return;
    this.stream.write(`\r\u001b[K${text}`);
    this.isShown = true;
  }

  clear(): void {
    if (this.isShown) this.stream.write('\r\u001b[K');
    this.isShown = false;
  }
}
