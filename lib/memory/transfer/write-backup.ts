import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupStore } from '#db/transfer/move-store.ts';
import type { Ctx } from '#lib/server/context.ts';

export interface BackupFile {
  bytes: number;
  /** The file, which goes when it was read or given up. */
  read(): AsyncGenerator<Uint8Array>;
}

/** Everything that is stored, private things too, in one checked file. What others store meanwhile is not in it. */
export async function writeBackup(ctx: Ctx): Promise<BackupFile> {
  const folder = await mkdtemp(join(tmpdir(), 'loglore-backup-'));
  const file = join(folder, 'backup.gz');
  const drop = () => rm(folder, { recursive: true, force: true });
  try {
    const { rows } = await backupStore(ctx.store, file);
    const { size } = await stat(file);
    ctx.log.info({ rows, bytes: size }, 'backup written');
    return {
      bytes: size,
      async *read() {
        try {
          for await (const chunk of createReadStream(file)) yield chunk as Uint8Array;
        } finally {
          await drop();
        }
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
