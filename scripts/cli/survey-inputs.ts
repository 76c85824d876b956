import { ProfileBuilder } from '#lib/logs/profile/profile-builder.ts';
import { readLogs } from '#lib/logs/read/read-logs.ts';
import type { StreamCounts } from '#lib/logs/read/stream-types.ts';
import type { LogRecord } from '#lib/logs/record.ts';
import { CHUNK_BYTES } from '#lib/logs/store/chunk-writer.ts';
import type { Place, PlannedFile } from '#lib/sources/analysis/plan-reading.ts';
import { openInputs } from './open-inputs.ts';
import type { Shell } from './shell.ts';

/** A text file of the input that was read once: where its stretches lie, so that some can be read again. */
export interface SurveyedFile extends PlannedFile {
  /** The input it came from, and its name there. */
  input: string;
  name: string;
  bytes: number;
  counts: StreamCounts;
  places: Place[];
}

export interface Survey {
  words: readonly string[];
  files: SurveyedFile[];
  profile: ProfileBuilder;
}

/** Reads every input once, in bounded memory. Names that are taken by other files are made unlike them. */
export async function surveyInputs(
  shell: Shell,
  words: readonly string[],
  taken: Set<string>,
): Promise<Survey> {
  const profile = new ProfileBuilder();
  const files: SurveyedFile[] = [];
  for await (const input of openInputs(shell, words)) {
    const marks: PlaceMarks[] = [];
    const read = await readLogs(
      input.name,
      input.chunks,
      (file) => {
        profile.openFile(file);
        const places = new PlaceMarks();
        marks.push(places);
        return {
          onText: (bytes) => places.text(bytes.length),
          onRecord: (record) => {
            places.record(record);
            profile.add(record);
          },
        };
      },
      { referenceTime: Date.now() },
    );
    for (const [at, { name, counts }] of read.files.entries()) {
      profile.noteSkipped(counts);
      const { places, bytes } = marks[at]!.finish(counts.lines);
      const key = keyFor(name, taken);
      files.push({ key, logFileId: key, input: input.name, name, bytes, counts, places });
    }
    for (const problem of read.problems) shell.problem(problem);
  }
  shell.progress.clear();
  return { words, files, profile };
}

/** Lines are cited by file: the same name in the window and the baseline must stay apart. */
function keyFor(name: string, taken: Set<string>): string {
  let key = name;
  for (let n = 2; taken.has(key); n++) key = `${name} (${n})`;
  taken.add(key);
  return key;
}

/** Cuts a file into stretches of about a chunk, where entries begin. */
class PlaceMarks {
  readonly #places: Place[] = [];
  #offset = 0;
  #line = 1;
  #bytes = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  text(bytes: number): void {
    this.#bytes += bytes;
  }

  record({ offset, lineNo, time }: LogRecord): void {
    if (offset - this.#offset >= CHUNK_BYTES) this.#cut(offset, lineNo);
    if (time < this.#first) this.#first = time;
    if (time > this.#last) this.#last = time;
  }

  finish(lines: number): { places: Place[]; bytes: number } {
    this.#cut(this.#bytes, lines + 1);
    return { places: this.#places, bytes: this.#bytes };
  }

  #cut(offset: number, line: number): void {
    const timed = this.#first <= this.#last;
    this.#places.push({
      seq: this.#places.length,
      firstLine: this.#line,
      lastLine: line - 1,
      byteLength: offset - this.#offset,
      firstTime: timed ? this.#first : null,
      lastTime: timed ? this.#last : null,
    });
    this.#offset = offset;
    this.#line = line;
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = Number.NEGATIVE_INFINITY;
  }
}
