import type { ViewFile } from '#lib/contracts/log-view.ts';
import type { KeptLogs } from '#lib/contracts/uploads.ts';
import type { UploadPhase } from './upload/send-upload.ts';

/** What goes with the question: text that travels with it, or a log set that was stored. */
export type Taken =
  | { kind: 'text'; text: string }
  | { kind: 'stored'; logSetId: string; lines: number; problems: string[] };

export interface Attachment {
  id: string;
  name: string;
  bytes: number;
  state:
    | { kind: 'taking'; phase: UploadPhase; sent: number; speed: number | null }
    /** The page was left in the middle: the same files, chosen again, go on. */
    | { kind: 'interrupted'; sent: number }
    | { kind: 'ready'; taken: Taken }
    | { kind: 'failed'; problem: string; canRetry: boolean };
}

/** Longer or taller than someone types: it is a log, and goes beside the question instead of into it. */
const mostTypedChars = 1_500;
const mostTypedLines = 12;

export function isPastedLog(text: string): boolean {
  return text.length > mostTypedChars || text.split('\n', mostTypedLines + 1).length > mostTypedLines;
}

/** What goes with the question: texts joined, each from its own line on, and ids of stored sets. */
export function gather(attachments: readonly Attachment[]): {
  pasted: string | undefined;
  logSetIds: string[];
} {
  const texts: string[] = [];
  const logSetIds: string[] = [];
  for (const { state } of attachments) {
    if (state.kind !== 'ready') continue;
    if (state.taken.kind === 'text') texts.push(state.taken.text);
    else logSetIds.push(state.taken.logSetId);
  }
  const pasted = texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('');
  return { pasted: pasted || undefined, logSetIds };
}

/** Logs that are stored already go with a question as they are. */
export function storedBefore(logSetId: string, files: readonly ViewFile[]): Attachment {
  const sum = (of: (file: ViewFile) => number) => files.reduce((all, file) => all + of(file), 0);
  const name = nameOf(files.map((file) => file.name));
  return keptBefore({ logSetId, name, lines: sum(({ lines }) => lines), bytes: sum(({ bytes }) => bytes) });
}

/** One of the kept logs, chosen again. */
export function keptBefore({
  logSetId,
  name,
  lines,
  bytes,
}: Pick<KeptLogs, 'logSetId' | 'name' | 'lines' | 'bytes'>): Attachment {
  const taken: Taken = { kind: 'stored', logSetId, lines, problems: [] };
  return { id: logSetId, name, bytes, state: { kind: 'ready', taken } };
}

/** "app.log", or "app.log and 3 more". */
export function nameOf(names: readonly string[]): string {
  const [first = 'nothing', ...more] = names;
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}
