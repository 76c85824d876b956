import { decodeText } from '#lib/logs/read/read-logs.ts';
import type { LogRecord } from '#lib/logs/record.ts';
import { escapeControls } from './escape-controls.ts';
import { levelColour } from './paint.ts';
import type { Shell } from './shell.ts';

const breaks = /\r\n|[\r\n]/;

/** Writes matching entries with the entries around them; a gap between two groups is marked as grep does. */
export class GrepWriter {
  private readonly shell: Shell;
  private readonly context: number;
  private file = '';
  private before: string[][] = [];
  private after = 0;
  private skipped = false;
  private written = false;

  constructor(shell: Shell, context: number) {
    this.shell = shell;
    this.context = context;
  }

  open(file: string): void {
    this.file = escapeControls(file);
    this.before = [];
    this.after = 0;
    this.skipped = true;
  }

  take(record: LogRecord, isHit: boolean): void {
    if (isHit) {
      if (this.context > 0 && this.skipped && this.written) this.shell.out.line('--');
      for (const lines of this.before) this.write(lines);
      this.before = [];
      this.skipped = false;
      this.after = this.context;
      this.write(this.linesOf(record, true));
    } else if (this.after > 0) {
      this.after--;
      this.write(this.linesOf(record, false));
    } else if (this.context > 0) {
      this.before.push(this.linesOf(record, false));
      if (this.before.length > this.context) {
        this.before.shift();
        this.skipped = true;
      }
    }
  }

  private write(lines: readonly string[]): void {
    for (const line of lines) this.shell.out.line(line);
    this.written = true;
  }

  /** `file:12:text`; lines of the entry beyond its first, and entries around a hit, with `-` as grep has it. */
  private linesOf(record: LogRecord, isHit: boolean): string[] {
    const { paint } = this.shell;
    const text = decodeText(record.buf.subarray(record.start, record.end));
    return text.split(breaks).map((line, at) => {
      const sign = isHit && at === 0 ? ':' : '-';
      const place = paint('cyan', `${this.file}${sign}${record.lineNo + at}${sign}`);
      const shown = escapeControls(line);
      return `${place}${isHit && record.level >= 4 ? paint(levelColour(record.level), shown) : shown}`;
    });
  }
}
