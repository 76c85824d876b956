import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needBinary } from './find-binary.mjs';
import { freePort, superviseServer, untilReady } from './supervise.mjs';

function pongs(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.on('data', (data) => {
      socket.destroy();
      done(String(data).startsWith('+PONG'));
    });
    socket.on('error', () => done(false));
  });
}

/** A private Redis on a free port, nothing written to disk, gone with us. */
export async function startRedis({ port } = {}) {
  const binary = needBinary(['redis-server', 'valkey-server'], {
    debian: 'redis-server',
    what: 'Redis (redis-server)',
  });
  const folder = mkdtempSync(join(tmpdir(), 'loglore-redis-'));
  const chosen = port ?? (await freePort());
  let server;
  const start = async () => {
    server = superviseServer(
      binary,
      ['--port', chosen, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { cwd: folder },
    );
    await untilReady(server, () => pongs(chosen), { name: 'Redis' });
  };
  await start();
  return {
    url: `redis://127.0.0.1:${chosen}`,
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
