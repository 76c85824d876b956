import { and, asc, eq, getTableColumns, gt, gte, inArray, lte, max, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { logChunks, logFiles } from '../schema/log-sets.ts';

export type LogChunk = typeof logChunks.$inferSelect;
/** Where a chunk lies, without what is in it. */
export type LogChunkPlace = Omit<LogChunk, 'data' | 'columns'>;
const { data: _data, columns: _columns, ...placeColumns } = getTableColumns(logChunks);

/**
 * Stores the next chunks of a file and, with them, how far the upload is kept for sure. A chunk that is there
 * already stays as it is: an upload that goes on after a break may send it twice.
 */
export async function insertLogChunks(
  db: Database,
  { chunks, received }: { chunks: LogChunk[]; received?: { logFileId: string; receivedBytes: number } },
): Promise<void> {
  if (chunks.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.insert(logChunks).values(chunks).onConflictDoNothing();
    if (received !== undefined) {
      await tx
        .update(logFiles)
        .set({ receivedBytes: sql`greatest(${logFiles.receivedBytes}, ${received.receivedBytes})` })
        .where(eq(logFiles.id, received.logFileId));
    }
  });
}

/** The chunks that hold lines `fromLine` to `toLine` of a file, both included, in order. */
export async function readChunksByLines(
  db: Database,
  input: { logFileId: string; fromLine: number; toLine: number; limit?: number },
): Promise<LogChunk[]> {
  return db
    .select()
    .from(logChunks)
    .where(
      and(
        eq(logChunks.logFileId, input.logFileId),
        lte(logChunks.firstLine, input.toLine),
        gte(logChunks.lastLine, input.fromLine),
      ),
    )
    .orderBy(asc(logChunks.seq))
    .limit(input.limit ?? 64);
}

/** The chunks that may hold records of a time span (epoch ms, both included); go on with `afterSeq`. */
export async function readChunksByTime(
  db: Database,
  input: { logFileId: string; from: number; to: number; afterSeq?: number; limit: number },
): Promise<LogChunk[]> {
  return db
    .select()
    .from(logChunks)
    .where(
      and(
        eq(logChunks.logFileId, input.logFileId),
        gt(logChunks.seq, input.afterSeq ?? -1),
        lte(logChunks.firstTime, input.to),
        gte(logChunks.lastTime, input.from),
      ),
    )
    .orderBy(asc(logChunks.seq))
    .limit(input.limit);
}

export async function readChunks(
  db: Database,
  { logFileId, seqs }: { logFileId: string; seqs: number[] },
): Promise<LogChunk[]> {
  if (seqs.length === 0) return [];
  return db
    .select()
    .from(logChunks)
    .where(and(eq(logChunks.logFileId, logFileId), inArray(logChunks.seq, seqs)))
    .orderBy(asc(logChunks.seq));
}

/** Where all chunks of a file lie: small, and enough to plan what to read. */
export async function listChunkPlaces(
  db: Database,
  { logFileId }: { logFileId: string },
): Promise<LogChunkPlace[]> {
  return db
    .select(placeColumns)
    .from(logChunks)
    .where(eq(logChunks.logFileId, logFileId))
    .orderBy(asc(logChunks.seq));
}

/** The last chunk that is kept, for an upload that goes on; -1 when there is none. */
export async function lastChunkSeq(db: Database, { logFileId }: { logFileId: string }): Promise<number> {
  const [row] = await db
    .select({ seq: max(logChunks.seq) })
    .from(logChunks)
    .where(eq(logChunks.logFileId, logFileId));
  return row?.seq ?? -1;
}
