import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import type { IngestFigures } from './measure-ingest.ts';

/** From bytes to stored and profiled in a PostgreSQL that syncs to disk, then pages of its lines. */
export async function timeIngest(path: string, warm: string): Promise<IngestFigures> {
  const postgres = await startPostgres({ durable: true });
  try {
    const script = fileURLToPath(new URL('./measure-ingest.ts', import.meta.url));
    const said = execFileSync(process.execPath, [...process.execArgv, script, path, warm], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' },
    });
    return JSON.parse(said) as IngestFigures;
  } finally {
    await postgres.stop();
  }
}
