import { PersonError } from '#lib/contracts/errors.ts';
import { memoryFileHeadSchema } from '#lib/contracts/memory-file.ts';

/** A file that another tool laid out anew is read whole; its own layout, a record a line, has no bound. */
const MOST_WHOLE = 32 * 1024 * 1024;
/** One investigation with all that was said in it. */
const MOST_LINE = 256 * 1024 * 1024;

export interface FileRecord {
  /** For people: where it stands in the file. */
  place: string;
  /** Not checked yet; undefined when it could not even be parsed. */
  value: unknown;
}

export interface MemoryFile {
  source: string;
  records: AsyncIterable<FileRecord>;
}

function refused(why: string, cause?: unknown): PersonError {
  return new PersonError('bad_input', `This is no memory file: ${why}. Nothing was changed.`, {
    field: 'file',
    cause,
  });
}

function readHead(value: unknown): string {
  const head = memoryFileHeadSchema.safeParse(value);
  if (head.success) return head.data.source;
  const version = (value as { format?: unknown; version?: unknown } | null) ?? {};
  throw refused(
    version.format === 'loglore-memory' && version.version !== 1
      ? `its version ${String(version.version)} is not known here`
      : 'its first line does not say so',
  );
}

/** Opens a memory file; its records are read as they are asked for. */
export async function openMemoryFile(bytes: AsyncIterable<Uint8Array>): Promise<MemoryFile> {
  const lines = linesOf(bytes);
  const first = await lines.next();
  const head = first.done ? '' : first.value.trim();
  if (/"records"\s*:\s*\[$/.test(head))
    return { source: readHead(parsed(`${head}]}`)), records: byLine(lines) };
  let text = head;
  for await (const line of lines) {
    text += `\n${line}`;
    if (text.length > MOST_WHOLE) {
      throw new PersonError(
        'too_large',
        'This memory file was laid out anew and is too large to be read at once. Send it as it was exported.',
        { field: 'file' },
      );
    }
  }
  const whole = parsed(text) as { records?: unknown } | null;
  const source = readHead(whole);
  if (!Array.isArray(whole?.records)) throw refused('it has no records');
  const { records } = whole;
  return {
    source,
    records: (async function* () {
      for (const [at, value] of records.entries()) yield { place: `record ${at + 1}`, value };
    })(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refused('it is not JSON', cause);
  }
}

async function* byLine(lines: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  let number = 1;
  let ended = false;
  for await (const line of lines) {
    number++;
    const text = line.trim().replace(/,$/, '');
    if (text === '' || ended) continue;
    if (text === ']}') {
      ended = true;
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // Told by the reader: one broken line must not cost the others.
      value = undefined;
    }
    yield { place: `line ${number}`, value };
  }
  if (!ended) yield { place: `line ${number + 1}`, value: undefined };
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    rest.push(parts[0]!);
    length += parts[0]!.length;
    if (length > MOST_LINE)
      throw new PersonError('too_large', 'A line of this memory file is too long.', { field: 'file' });
    if (parts.length === 1) continue;
    yield rest.join('');
    yield* parts.slice(1, -1);
    rest = [parts.at(-1)!];
    length = rest[0]!.length;
  }
  rest.push(decoder.decode());
  if (rest.join('') !== '') yield rest.join('');
}
