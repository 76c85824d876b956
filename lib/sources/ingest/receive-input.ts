import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { encodeProfile } from '#lib/logs/profile/encode-profile.ts';
import { ProfileBuilder } from '#lib/logs/profile/profile-builder.ts';
import { type FileSink, type ReadOptions, readLogs } from '#lib/logs/read/read-logs.ts';
import { encodeColumns } from '#lib/logs/store/chunk-columns.ts';
import { type Chunk, ChunkWriter } from '#lib/logs/store/chunk-writer.ts';
import type { FromWorker, StoredChunk } from './worker-protocol.ts';

/** Chunks on their way to the database at once: what a slow store may hold back in memory. */
const CHUNKS_UNDER_WAY = 4;

/** Reads one input in a worker: profile and compressed chunks go out as they come about. */
export class InputReceiver {
  readonly #send: (message: FromWorker, transfer?: ArrayBuffer[]) => void;
  readonly #pieces: Uint8Array[] = [];
  #wakeReader: () => void = () => undefined;
  #ended = false;
  #underWay = 0;
  #wakeWriter: () => void = () => undefined;
  #open: OpenFile | null = null;
  #files = 0;

  constructor(send: (message: FromWorker, transfer?: ArrayBuffer[]) => void) {
    this.#send = send;
  }

  give(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#wakeReader();
  }

  end(): void {
    this.#ended = true;
    this.#wakeReader();
  }

  stored(): void {
    this.#underWay--;
    this.#wakeWriter();
  }

  async run(name: string, options: ReadOptions): Promise<void> {
    const { files, problems } = await readLogs(name, this.#take(), (file) => this.#sinkOf(file), options);
    this.#close(files.length > 0);
    for (const [index, file] of files.entries()) this.#formats[index] = file.layouts[0]?.name ?? null;
    for (const closed of this.#closed) {
      const figures = { ...closed.figures, format: this.#formats[closed.file] ?? null };
      this.#send({ ...closed, figures }, [closed.profile.buffer as ArrayBuffer]);
    }
    this.#send({ type: 'done', problems });
  }

  readonly #closed: Extract<FromWorker, { type: 'closed' }>[] = [];
  readonly #formats: (string | null)[] = [];

  async *#take(): AsyncGenerator<Uint8Array> {
    while (true) {
      const bytes = this.#pieces.shift();
      if (bytes) {
        yield bytes;
        this.#send({ type: 'took', bytes: bytes.length, lines: this.#open?.profile.totals.lines ?? 0 });
      } else if (this.#ended) return;
      else
        await new Promise<void>((done) => {
          this.#wakeReader = done;
        });
    }
  }

  #sinkOf(name: string): FileSink {
    this.#close(true);
    const file = this.#files++;
    this.#send({ type: 'file', file, name });
    const open = new OpenFile(file, name, (chunk) => this.#sendChunk(file, chunk));
    this.#open = open;
    return {
      onText: async (bytes) => {
        open.take(bytes);
        while (this.#underWay > CHUNKS_UNDER_WAY)
          await new Promise<void>((done) => {
            this.#wakeWriter = done;
          });
      },
      onRecord: (record) => open.writer.record(record, open.profile.add(record)),
    };
  }

  #sendChunk(file: number, chunk: Chunk): void {
    this.#underWay++;
    const { text, columns, ...place } = chunk;
    const stored: StoredChunk = {
      ...place,
      byteLength: text.length,
      data: own(zstdCompressSync(text)),
      columns: own(zstdCompressSync(encodeColumns(columns))),
    };
    this.#send({ type: 'chunk', file, chunk: stored }, [
      stored.data.buffer as ArrayBuffer,
      stored.columns.buffer as ArrayBuffer,
    ]);
  }

  #close(wasRead: boolean): void {
    if (!this.#open || !wasRead) return;
    this.#closed.push(this.#open.close());
    this.#open = null;
  }
}

class OpenFile {
  readonly profile = new ProfileBuilder();
  readonly writer: ChunkWriter;
  readonly #file: number;
  readonly #name: string;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #lines = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  constructor(file: number, name: string, emit: (chunk: Chunk) => void) {
    this.#file = file;
    this.#name = name;
    this.writer = new ChunkWriter((chunk) => {
      this.#lines = chunk.lastLine;
      if (chunk.firstTime !== null) this.#first = Math.min(this.#first, chunk.firstTime);
      if (chunk.lastTime !== null) this.#last = Math.max(this.#last, chunk.lastTime);
      emit(chunk);
    });
    this.profile.openFile(name);
  }

  take(bytes: Uint8Array): void {
    this.writer.bound();
    this.writer.push(bytes);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
  }

  close(): Extract<FromWorker, { type: 'closed' }> {
    this.writer.end();
    const timed = this.#first <= this.#last;
    return {
      type: 'closed',
      file: this.#file,
      figures: {
        name: this.#name,
        bytes: this.#bytes,
        lines: this.#lines,
        records: this.profile.totals.records,
        firstTime: timed ? this.#first : null,
        lastTime: timed ? this.#last : null,
        format: null,
        contentHash: this.#hash.digest('hex'),
      },
      profile: own(zstdCompressSync(encodeProfile(this.profile))),
    };
  }
}

/** Bytes in a buffer of their own, which may be handed to another thread. */
const own = (bytes: Uint8Array) => new Uint8Array(bytes);
