import { clearRecord } from '../formats/clear-record.ts';
import { applyFieldLine, isFieldLine } from '../formats/field-lines.ts';
import type { LineReader } from '../formats/line-reader.ts';
import { F_LEVEL, LEVEL_NONE, LogRecord, setField } from '../record.ts';

/** Share of the heads of a sample that must be followed alike. */
const CONSISTENT = 0.9;
const SET = new TextEncoder().encode('SET ');

/**
 * Records that are written over several lines by design: a line with the time and the message below it, or one field
 * a line up to a blank one. Learned once per stream; most streams have none.
 */
export class Blocks {
  /** The stream has such records: asked for every line. */
  any = false;
  /** Layouts whose lines are only heads. */
  private heads: ReadonlySet<number> = new Set();
  private fields = false;
  private fieldsLayout = -1;
  /** The pending record has its message. */
  private told = true;
  private ended = false;

  learn(reader: LineReader, buf: Uint8Array, lines: readonly { start: number; end: number }[]): void {
    const lead = lines.slice(0, 40).filter(({ start, end }) => isFieldLine(buf, start, end));
    this.fields = lines.length > 1 && lead.length >= Math.min(lines.length, 40) * CONSISTENT;
    if (this.fields) this.fieldsLayout = reader.addNamed('journald_export_log');
    this.any = this.fields;
    if (this.fields || lines.length < 2) return;
    const kinds: { n: number; empty: number; levelled: number; followed: number }[] = [];
    const probe = new LogRecord();
    let last = -1;
    for (const { start, end } of lines) {
      clearRecord(probe, buf, start, end);
      const kind = reader.peek(probe, buf, start, end);
      const stamped = kind >= 0 && reader.layouts[kind]!.text?.stamp !== undefined;
      if (last >= 0 && !stamped) {
        kinds[last]!.followed++;
        if (probe.level !== LEVEL_NONE) kinds[last]!.levelled++;
      }
      last = stamped ? kind : -1;
      if (!stamped) continue;
      kinds[kind] ??= { n: 0, empty: 0, levelled: 0, followed: 0 };
      kinds[kind].n++;
      if (probe.msgEnd <= probe.msgStart) kinds[kind].empty++;
    }
    this.heads = new Set(
      kinds.flatMap(({ n, empty, levelled, followed }, kind) => {
        // the last head of a sample may have lost its message
        const least = Math.max(1, (n - 1) * CONSISTENT);
        return (n > 1 && empty >= n * CONSISTENT && followed >= least) || levelled >= least ? [kind] : [];
      }),
    );
    this.any = this.heads.size > 0;
  }

  /** A blank line. */
  blank(): void {
    this.ended = true;
  }

  /** A new record has begun. */
  begun(record: LogRecord, buf: Uint8Array, start: number, end: number): void {
    this.ended = false;
    this.told = true;
    if (this.fields) {
      record.layout = this.fieldsLayout;
      applyFieldLine(record, buf, start, end);
    } else if (this.heads.has(record.layout)) this.told = false;
  }

  /** The line goes on with the pending record. */
  takes(pending: LogRecord, line: LogRecord, stamped: boolean): boolean {
    if (this.fields) return !this.ended;
    return this.heads.has(pending.layout) && !stamped && !this.heads.has(line.layout);
  }

  /** The line has become the last one of the pending record: the first that says something is its message. */
  taken(pending: LogRecord, line: LogRecord): void {
    const by = pending.end - line.end;
    if (this.fields) {
      applyFieldLine(pending, pending.buf, line.start + by, line.end + by);
      return;
    }
    if (this.told || !tells(line)) return;
    this.told = true;
    pending.msgStart = line.msgStart + by;
    pending.msgEnd = line.msgEnd + by;
    if (pending.foldStart === line.start + by) pending.foldStart = -1;
    if (line.level === LEVEL_NONE) return;
    pending.level = line.level;
    if ((line.fieldMask & (1 << F_LEVEL)) !== 0)
      setField(pending, F_LEVEL, line.fieldStart[F_LEVEL]! + by, line.fieldEnd[F_LEVEL]! + by);
  }
}

/** Comments and settings stand before the statement of a slow query. */
function tells({ buf, start }: LogRecord): boolean {
  if (buf[start] === 35) return false;
  return !SET.every((byte, i) => buf[start + i] === byte);
}
