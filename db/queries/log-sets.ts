import { and, asc, desc, eq, getTableColumns, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversationLogSets, logFiles, logSets } from '../schema/log-sets.ts';
import { contains } from './contains.ts';

type SetRow = typeof logSets.$inferSelect;
type FileRow = typeof logFiles.$inferSelect;
/** Without the profile, which is large and read on its own. */
export type LogSet = Omit<SetRow, 'profile'>;
export type LogFile = Omit<FileRow, 'profile'>;
const { profile: _setProfile, ...setColumns } = getTableColumns(logSets);
const { profile: _fileProfile, ...fileColumns } = getTableColumns(logFiles);

function seenBy(userId: string): SQL {
  return or(eq(logSets.userId, userId), eq(logSets.visibility, 'team')) as SQL;
}

export type NewLogSet = Pick<SetRow, 'userId' | 'name' | 'kind'> &
  Partial<Pick<SetRow, 'id' | 'visibility' | 'source' | 'engineVersion' | 'expiresAt'>>;

/** A set that is being received; `finishLogSet` makes it ready. */
export async function createLogSet(db: Database, values: NewLogSet): Promise<LogSet> {
  const [set] = await db.insert(logSets).values(values).returning(setColumns);
  return set!;
}

export type LogSetResult = Partial<
  Pick<
    SetRow,
    | 'name'
    | 'bytes'
    | 'storedBytes'
    | 'lines'
    | 'records'
    | 'firstTime'
    | 'lastTime'
    | 'contentHash'
    | 'engineVersion'
    | 'profile'
    | 'summary'
    | 'problems'
    | 'expiresAt'
    | 'status'
  >
>;

export async function updateLogSet(
  db: Database,
  { logSetId, change }: { logSetId: string; change: LogSetResult },
): Promise<LogSet | null> {
  const [set] = await db
    .update(logSets)
    .set({ ...change, updatedAt: sql`clock_timestamp()` })
    .where(eq(logSets.id, logSetId))
    .returning(setColumns);
  return set ?? null;
}

export async function readLogSets(
  db: Database,
  { ids, userId }: { ids: string[]; userId: string },
): Promise<LogSet[]> {
  if (ids.length === 0) return [];
  return db
    .select(setColumns)
    .from(logSets)
    .where(and(inArray(logSets.id, ids), seenBy(userId)));
}

export async function readLogSetProfile(
  db: Database,
  { logSetId, userId }: { logSetId: string; userId: string },
): Promise<Uint8Array | null> {
  const [set] = await db
    .select({ profile: logSets.profile })
    .from(logSets)
    .where(and(eq(logSets.id, logSetId), seenBy(userId)));
  return set?.profile ?? null;
}

export async function listLogSets(
  db: Database,
  input: {
    userId: string;
    limit: number;
    before?: Date;
    conversationId?: string;
    status?: SetRow['status'];
    /** A part of its name. */
    named?: string;
  },
): Promise<LogSet[]> {
  const ofConversation =
    input.conversationId === undefined
      ? undefined
      : inArray(
          logSets.id,
          db
            .select({ id: conversationLogSets.logSetId })
            .from(conversationLogSets)
            .where(eq(conversationLogSets.conversationId, input.conversationId)),
        );
  return db
    .select(setColumns)
    .from(logSets)
    .where(
      and(
        seenBy(input.userId),
        input.before && lt(logSets.createdAt, input.before),
        input.status && eq(logSets.status, input.status),
        input.named ? contains(logSets.name, input.named) : undefined,
        ofConversation,
      ),
    )
    .orderBy(desc(logSets.createdAt), desc(logSets.id))
    .limit(input.limit);
}

/** The sets a conversation looks at, and as what; the oldest first. */
export async function readConversationLogSets(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<{ set: LogSet; role: 'logs' | 'baseline' }[]> {
  return db
    .select({ set: setColumns, role: conversationLogSets.role })
    .from(conversationLogSets)
    .innerJoin(logSets, eq(logSets.id, conversationLogSets.logSetId))
    .where(and(eq(conversationLogSets.conversationId, conversationId), seenBy(userId)))
    .orderBy(asc(conversationLogSets.createdAt), asc(logSets.id));
}

/** The same bytes stored before: they need not be stored again. */
export async function findLogSetByContent(
  db: Database,
  { contentHash, userId }: { contentHash: string; userId: string },
): Promise<LogSet | null> {
  const [set] = await db
    .select(setColumns)
    .from(logSets)
    .where(and(eq(logSets.contentHash, contentHash), eq(logSets.status, 'ready'), seenBy(userId)))
    .orderBy(desc(logSets.createdAt))
    .limit(1);
  return set ?? null;
}

/** Deletes a set with its files and chunks; only its owner may. */
export async function deleteLogSet(
  db: Database,
  { logSetId, userId }: { logSetId: string; userId: string },
): Promise<boolean> {
  const gone = await db
    .delete(logSets)
    .where(and(eq(logSets.id, logSetId), eq(logSets.userId, userId)))
    .returning({ id: logSets.id });
  return gone.length > 0;
}

/** Says that a conversation looks at sets. */
export async function attachLogSets(
  db: Database,
  input: { conversationId: string; logSetIds: string[]; role?: 'logs' | 'baseline' },
): Promise<void> {
  if (input.logSetIds.length === 0) return;
  const { conversationId, role = 'logs' } = input;
  await db
    .insert(conversationLogSets)
    .values(input.logSetIds.map((logSetId) => ({ conversationId, logSetId, role })))
    .onConflictDoNothing();
}

export type NewLogFile = Pick<FileRow, 'logSetId' | 'index' | 'name'> &
  Partial<Pick<FileRow, 'id' | 'metadata' | 'format'>>;

/** The file at an index of a set; the one that is there already when a broken upload goes on. */
export async function addLogFile(db: Database, values: NewLogFile): Promise<LogFile> {
  const [file] = await db
    .insert(logFiles)
    .values(values)
    .onConflictDoUpdate({ target: [logFiles.logSetId, logFiles.index], set: { name: values.name } })
    .returning(fileColumns);
  return file!;
}

export async function updateLogFile(
  db: Database,
  { logFileId, change }: { logFileId: string; change: Partial<Omit<FileRow, 'id' | 'logSetId' | 'index'>> },
): Promise<LogFile | null> {
  const [file] = await db
    .update(logFiles)
    .set(change)
    .where(eq(logFiles.id, logFileId))
    .returning(fileColumns);
  return file ?? null;
}

export async function listLogFiles(db: Database, { logSetIds }: { logSetIds: string[] }): Promise<LogFile[]> {
  if (logSetIds.length === 0) return [];
  return db
    .select(fileColumns)
    .from(logFiles)
    .where(inArray(logFiles.logSetId, logSetIds))
    .orderBy(asc(logFiles.logSetId), asc(logFiles.index));
}

export async function readLogFileProfile(
  db: Database,
  { logFileId }: { logFileId: string },
): Promise<Uint8Array | null> {
  const [file] = await db
    .select({ profile: logFiles.profile })
    .from(logFiles)
    .where(eq(logFiles.id, logFileId));
  return file?.profile ?? null;
}
