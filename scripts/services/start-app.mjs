import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, superviseServer, untilReady } from './supervise.mjs';

const root = join(import.meta.dirname, '../..');

async function answers(url) {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * A production server of its own, with nothing in its store, or on the stores that `env` names; gone with us.
 * @param {string} dist the folder of the build
 * @param {Record<string, string>} env
 */
export async function startApp(dist, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'loglore-app-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = superviseServer(process.execPath, [join(root, 'scripts/serve.ts')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      LOGLORE_DIST_DIR: dist,
      LOGLORE_DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(server, () => answers(url), { name: 'The app', ms: 120_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
