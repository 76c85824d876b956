/**
 * The embedded database: PGlite behind a unix socket, in a thread of its own, because a slow query would
 * freeze every stream on the main thread. Plain JavaScript, so that the built server can start it as it is.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const { dataDir, socketPath } = workerData;
try {
  const db = await PGlite.create({ dataDir, extensions: { pg_trgm, vector } });
  const server = new PGLiteSocketServer({ db, path: socketPath });
  await server.start();
  const [row] = (await db.query("select current_setting('server_version') as version")).rows;
  parentPort.on('message', async () => {
    await server.stop();
    await db.close();
    process.exit(0);
  });
  parentPort.postMessage({ ready: true, version: row.version });
} catch (error) {
  parentPort.postMessage({ ready: false, reason: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
