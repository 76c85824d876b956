import { type LogChunk, readChunks } from '#db/queries/log-chunks.ts';
import type { LineSelection } from '#lib/logs/answers/select-lines.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { LentWorker } from '../ingest/worker-pool.ts';
import { ANALYSIS_LIMITS } from './analysis-limits.ts';
import type { FromAnalyst, Piece, ToAnalyst } from './analysis-protocol.ts';
import type { AnalysisInput } from './analyze-sets.ts';
import type { Place } from './plan-reading.ts';
import type { SetFile } from './set-files.ts';

export interface Picks {
  /** Tried one after the other until one finds something. */
  selections: readonly LineSelection[];
  reads: readonly { file: SetFile; places: readonly Place[] }[];
  whole: { records: number; lines: number; bytes: number };
}

/** Leads all chunks of a set past a worker that picks entries from them, a few at a time. */
export class Picking {
  readonly #onProgress: AnalysisInput['onProgress'];
  #underWay = 0;
  #matched = 0;
  #wake: () => void = () => undefined;

  constructor(onProgress: AnalysisInput['onProgress']) {
    this.#onProgress = onProgress;
  }

  note({ matched }: Extract<FromAnalyst, { type: 'picked' }>): void {
    this.#matched = matched;
    this.#underWay--;
    this.#wake();
  }

  async handOver(
    ctx: Ctx,
    worker: LentWorker<ToAnalyst, FromAnalyst>,
    { selections, reads }: Picks,
    signal: AbortSignal,
  ): Promise<void> {
    const of = reads.flatMap(({ places }) => places).reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const selection of selections) {
      let [bytes, lines] = [0, 0];
      this.#matched = 0;
      worker.send({ type: 'pick', selection });
      for (const { file, places } of reads) {
        for (let at = 0; at < places.length; at += ANALYSIS_LIMITS.batch) {
          const some = places.slice(at, at + ANALYSIS_LIMITS.batch);
          const seqs = some.map(({ seq }) => seq);
          const chunks = await readChunks(ctx.db, { logFileId: file.logFileId, seqs });
          await this.#until(ANALYSIS_LIMITS.batch, signal);
          for (const chunk of chunks) this.#send(worker, file.key, chunk);
          for (const place of some) {
            bytes += place.byteLength;
            lines += place.lastLine - place.firstLine + 1;
          }
          this.#onProgress?.({ bytes, of, lines });
        }
      }
      await this.#until(0, signal);
      if (this.#matched > 0) return;
    }
  }

  #send(worker: LentWorker<ToAnalyst, FromAnalyst>, file: string, chunk: LogChunk): void {
    this.#underWay++;
    const piece = pieceOf(chunk, true);
    const buffers = [piece.data.buffer, ...(piece.columns ? [piece.columns.buffer] : [])];
    worker.send({ type: 'piece', group: 0, file, piece }, buffers as ArrayBuffer[]);
  }

  /** Waits until no more than so many pieces are with the worker. */
  async #until(most: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (this.#underWay > most) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      signal.throwIfAborted();
    }
  }
}

/** Bytes of their own, which may be handed to another thread. */
export function pieceOf({ firstLine, codec, data, columns }: LogChunk, withColumns = false): Piece {
  const piece = { firstLine, codec, data: new Uint8Array(data) };
  return withColumns && columns ? { ...piece, columns: new Uint8Array(columns) } : piece;
}
