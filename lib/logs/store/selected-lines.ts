import type { LineSelection } from '../answers/select-lines.ts';
import type { EventFile } from '../load-events.ts';
import { leadOf } from '../read/lead-of.ts';
import type { ChunkColumns } from './chunk-columns.ts';
import { RowSelector } from './select-rows.ts';

interface PickedFile {
  selector: RowSelector;
  lead: Uint8Array;
  texts: Uint8Array[];
  lines: number[];
}

/** Gathers the text of the entries that a selection wants, out of the chunks of several files. */
export class SelectedLines {
  readonly #selection: LineSelection;
  readonly #mostBytes: number;
  readonly #files = new Map<string, PickedFile>();
  /** Entries that the selection wants. */
  matched = 0;
  /** Those of them whose text was not kept any more. */
  left = 0;
  bytes = 0;

  constructor(selection: LineSelection, mostBytes: number) {
    this.#selection = selection;
    this.#mostBytes = mostBytes;
  }

  /** The chunks of a file come in order. */
  take(file: string, firstLine: number, columns: ChunkColumns, text: () => Uint8Array): void {
    let bytes: Uint8Array | undefined;
    const read = () => {
      bytes ??= text();
      return bytes;
    };
    let known = this.#files.get(file);
    if (!known) {
      const selector = new RowSelector(this.#selection);
      known = { selector, lead: leadOf(read()), texts: [], lines: [] };
      this.#files.set(file, known);
    }
    for (const { at, from, to } of known.selector.select(firstLine, columns, read)) {
      this.matched++;
      const length = to - from;
      if (this.bytes + length > this.#mostBytes) {
        this.left++;
        continue;
      }
      this.bytes += length;
      // A copy (the slice of a Buffer is none): the chunk itself is let go of.
      known.texts.push(new Uint8Array(read().subarray(from, to)));
      const line = columns.line[at]!;
      for (let n = 0; n < columns.lines[at]!; n++) known.lines.push(line + n);
    }
  }

  /** What was kept, file by file. To be called once: it lets go of the pieces. */
  files(): EventFile[] {
    return [...this.#files].map(([name, { texts, lines, lead }]) => {
      const bytes = Buffer.concat(texts.splice(0));
      return { name, lead, bytes, lineNumbers: Uint32Array.from(lines) };
    });
  }
}
