import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { needBinary } from './find-binary.mjs';
import { freePort, superviseServer, untilReady } from './supervise.mjs';

/** PostgreSQL refuses to run as root: somebody without rights runs it then. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL refuses to run as root and there is no user postgres or nobody to run it.');
}

/** A port that is open is not enough: the server refuses sessions while it starts. */
function answers(isReady, port) {
  return spawnSync(isReady, ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0;
}

/**
 * A private PostgreSQL on a free port in a temporary folder, gone with us.
 * `durable: false` turns fsync off: right for tests, wrong for benchmarks.
 */
export async function startPostgres({ durable = false, port } = {}) {
  const initdb = needBinary(['initdb'], { debian: 'postgresql', what: 'PostgreSQL (initdb, postgres)' });
  const isReady = needBinary(['pg_isready'], { debian: 'postgresql', what: 'PostgreSQL (pg_isready)' });
  const who = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'loglore-pg-'));
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'loglore', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    {
      ...who,
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' },
    },
  );
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr || made.error}`);
  const chosen = port ?? (await freePort());
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    [
      `listen_addresses = '127.0.0.1'`,
      `port = ${chosen}`,
      `unix_socket_directories = '${folder}'`,
      'max_connections = 200',
      'shared_buffers = 256MB',
      `fsync = ${durable ? 'on' : 'off'}`,
      '',
    ].join('\n'),
  );
  let server;
  const start = async () => {
    server = superviseServer(join(dirname(initdb), 'postgres'), ['-D', data], {
      ...who,
      cwd: folder,
      signal: 'INT',
    });
    await untilReady(server, () => answers(isReady, chosen), { name: 'PostgreSQL' });
  };
  await start();
  return {
    url: `postgres://loglore@127.0.0.1:${chosen}/postgres`,
    port: chosen,
    get pid() {
      return server.pid;
    },
    start,
    halt: () => server.stop(),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
