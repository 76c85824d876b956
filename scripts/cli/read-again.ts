import type { LineSelection } from '#lib/logs/answers/select-lines.ts';
import type { EventFile } from '#lib/logs/load-events.ts';
import { LEAD_BYTES, leadOf } from '#lib/logs/read/lead-of.ts';
import { openStream } from '#lib/logs/read/open-stream.ts';
import { textFiles } from '#lib/logs/read/text-files.ts';
import type { Chunks } from '#lib/logs/read/unpack.ts';
import { ChunkWriter } from '#lib/logs/store/chunk-writer.ts';
import { SelectedLines } from '#lib/logs/store/selected-lines.ts';
import type { Plan } from '#lib/sources/analysis/plan-reading.ts';
import { openInputs } from './open-inputs.ts';
import type { Shell } from './shell.ts';
import type { Survey, SurveyedFile } from './survey-inputs.ts';

/** The text files of a survey once more. What was wrong with the inputs was told the first time. */
async function* again(
  shell: Shell,
  { words, files }: Survey,
): AsyncGenerator<{ file: SurveyedFile; bytes: Chunks }> {
  const quiet = { ...shell, problem: () => undefined };
  for await (const input of openInputs(quiet, words)) {
    for await (const { name, bytes } of textFiles(input.name, input.chunks, { onProblem: () => undefined })) {
      const file = files.find((one) => one.input === input.name && one.name === name);
      if (file) yield { file, bytes };
      else for await (const _ of bytes);
    }
  }
}

/** The planned stretches of the files. A file that shrank meanwhile gives what is left of it. */
export async function readStretches(shell: Shell, survey: Survey, { reads }: Plan): Promise<EventFile[]> {
  const found: EventFile[] = [];
  for await (const { file, bytes } of again(shell, survey)) {
    const seqs = reads.find((read) => read.file.key === file.key)?.seqs;
    found.push(await stretchOf(file, bytes, seqs ?? []));
    if (found.length === survey.files.length) break;
  }
  shell.progress.clear();
  return found.filter(({ bytes }) => bytes.length > 0);
}

async function stretchOf(file: SurveyedFile, bytes: Chunks, seqs: readonly number[]): Promise<EventFile> {
  const [low = 0, high = -1] = [seqs[0], seqs.at(-1)];
  const upTo = (seq: number) => file.places.slice(0, seq).reduce((sum, place) => sum + place.byteLength, 0);
  const [from, to] = [upTo(low), upTo(high + 1)];
  const out = new Uint8Array(Math.max(0, to - from));
  const lead = new Uint8Array(Math.min(LEAD_BYTES, from));
  let [at, filled] = [0, 0];
  // The text of a file must be read to its end before the next file of an archive is.
  for await (const chunk of bytes) {
    if (at < lead.length) lead.set(chunk.subarray(0, lead.length - at), at);
    if (at < to && at + chunk.length > from) {
      const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to - at));
      out.set(part, filled);
      filled += part.length;
    }
    at += chunk.length;
  }
  return {
    name: file.key,
    bytes: out.subarray(0, filled),
    firstLine: file.places[low]?.firstLine ?? 1,
    ...(from > 0 ? { lead: leadOf(lead) } : {}),
  };
}

/** The entries that the first selection which finds something wants, out of all lines. */
export async function pickLines(
  shell: Shell,
  survey: Survey,
  selections: readonly LineSelection[],
  mostBytes: number,
): Promise<SelectedLines> {
  let picked = new SelectedLines(selections[0]!, mostBytes);
  for (const selection of selections) {
    picked = new SelectedLines(selection, mostBytes);
    for await (const { file, bytes } of again(shell, survey)) await pickFrom(file, bytes, picked);
    if (picked.matched > 0) break;
  }
  shell.progress.clear();
  return picked;
}

async function pickFrom({ key, name }: SurveyedFile, bytes: Chunks, picked: SelectedLines): Promise<void> {
  const writer = new ChunkWriter(({ firstLine, columns, text }) =>
    picked.take(key, firstLine, columns, () => text),
  );
  const stream = openStream({ file: name, referenceTime: Date.now() }, (record) => writer.record(record, 0));
  for await (const chunk of bytes) {
    writer.bound();
    writer.push(chunk);
    stream.push(chunk);
  }
  stream.end();
  writer.end();
}
