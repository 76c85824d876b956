import { zstdDecompressSync } from 'node:zlib';
import type { LogChunk } from '#db/queries/log-chunks.ts';
import { type ChunkColumns, decodeColumns } from '#lib/logs/store/chunk-columns.ts';

/** The text of a stored chunk. */
export function chunkText(chunk: Pick<LogChunk, 'codec' | 'data'>): Uint8Array {
  switch (chunk.codec) {
    case 'zstd':
      return zstdDecompressSync(chunk.data);
    case 'none':
      return chunk.data;
    default:
      return chunk.codec satisfies never;
  }
}

export function chunkColumns(chunk: Pick<LogChunk, 'columns'>): ChunkColumns | null {
  return chunk.columns ? decodeColumns(zstdDecompressSync(chunk.columns)) : null;
}
