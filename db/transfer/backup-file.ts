import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PersonError } from '#lib/contracts/errors.ts';
import type { TransferEvent, TransferResult } from './events.ts';

const FORMAT = 'loglore-backup';
const VERSION = 1;

/** Writes a backup: gzip of one JSON value a line. The file appears under its name when it is complete. */
export async function writeBackup(
  file: string,
  events: AsyncIterable<TransferEvent>,
): Promise<TransferResult> {
  const result = { tables: 0, rows: 0 };
  const partial = `${file}.partial`;
  async function* lines() {
    yield `${JSON.stringify({ format: FORMAT, version: VERSION })}\n`;
    for await (const event of events) {
      if (event.kind === 'table') result.tables += 1;
      if (event.kind === 'rows') result.rows += event.rows.length;
      yield `${JSON.stringify(event)}\n`;
    }
  }
  try {
    await pipeline(
      Readable.from(lines(), { highWaterMark: 1 }),
      createGzip({ level: 6 }),
      createWriteStream(partial, { mode: 0o600 }),
    );
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return result;
}

/** Reads a backup as it was written. */
export async function* readBackup(file: string): AsyncGenerator<TransferEvent> {
  let first = true;
  try {
    for await (const line of linesOf(file)) {
      const value = JSON.parse(line) as TransferEvent | { format: string; version: number };
      if (!first) {
        yield value as TransferEvent;
        continue;
      }
      first = false;
      if (!('format' in value) || value.format !== FORMAT) throw new Error('it is no backup of this program');
      if (value.version !== VERSION) throw new Error(`its format ${value.version} is not known here`);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PersonError('bad_input', `The backup ${file} cannot be read: ${why}. Nothing was changed.`, {
      cause,
    });
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const text = createGunzip();
  input.on('error', (error) => text.destroy(error));
  input.pipe(text).setEncoding('utf8');
  let rest: string[] = [];
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const parts = chunk.split('\n');
      rest.push(parts[0]!);
      if (parts.length === 1) continue;
      yield rest.join('');
      yield* parts.slice(1, -1);
      rest = [parts.at(-1)!];
    }
  } finally {
    input.destroy();
  }
  if (rest.join('') !== '') throw new Error('its last line is cut off');
}
