import { existsSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import next from 'next';
import { closeCtx, getCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { checkSettings, readSettings } from '#lib/server/settings.ts';
import { openToolDoor } from '#lib/server/tool-door.ts';
import { warmAnalysts } from '#lib/sources/analysis/warm-analysts.ts';

const dev = process.argv.includes('--dev');
const root = join(import.meta.dirname, '..');

/** The one line that a person gets when the start fails. */
function fail(error: unknown): never {
  console.error(`Loglore cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function listen(host: string, port: number) {
  type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
  let open: (handler: Handler) => void = () => undefined;
  // The port is taken first, so that a second start fails at once; requests wait until the house is ready.
  const ready = new Promise<Handler>((done) => {
    open = done;
  });
  const server = createServer(async (request, response) => (await ready)(request, response));
  server.keepAliveTimeout = 65_000;
  return new Promise<{ server: typeof server; open: typeof open }>((done, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      refuse(
        error.code === 'EADDRINUSE'
          ? new Error(
              `port ${port} on ${host} is taken. Stop what uses it, or choose another: PORT=3001 npm start.`,
            )
          : error.code === 'EACCES'
            ? new Error(`port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start.`)
            : error,
      );
    });
    server.listen(port, host, () => done({ server, open }));
  });
}

/** Where the command line finds this server: it holds the data folder, so that no other process may open it. */
function openDoor(ctx: Ctx, server: Server): () => void {
  const { host } = ctx.settings.server;
  const { port } = server.address() as AddressInfo;
  const every = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const name = every.includes(':') ? `[${every}]` : every;
  return openToolDoor(ctx, ctx.settings.store.dataDir, `http://${name}:${port}`);
}

async function main() {
  const envFile = join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const settings = readSettings(process.env);
  checkSettings(settings);
  const { host, port } = settings.server;
  const { server, open } = await listen(host, port);
  const ctx = await getCtx();
  const app = next({ dev, dir: root, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  if (dev) server.on('upgrade', app.getUpgradeHandler());
  open((request, response) => handle(request, response));

  // Tells the build script that this folder is in use; it clears folders whose servers are gone.
  const mark = dev ? null : join(root, process.env.LOGLORE_DIST_DIR ?? '.next', `serving-${process.pid}`);
  if (mark) writeFileSync(mark, '');

  const closeDoor = ctx.store.kind === 'embedded' ? openDoor(ctx, server) : () => undefined;

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    closeDoor();
    // A stream or a store that does not end must not keep a stopped server alive.
    setTimeout(() => process.exit(1), 10_000).unref();
    server.close();
    await closeCtx();
    server.closeAllConnections();
    if (mark) unlinkSync(mark);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);

  const shown = host.includes(':') ? `[${host}]` : host;
  console.log(`Loglore is ready: http://${shown}:${port}`);
  const caches = { redis: 'Redis', memory: 'in this process', none: 'none' };
  const cache = ctx.cache.status();
  console.log(`  store ${ctx.store.describe()}`);
  console.log(`  cache ${caches[cache.kind]}${cache.healthy ? '' : ` (${cache.sentence})`}`);
  console.log(`  model ${ctx.languageModel?.name ?? 'none'}`);
  if (!dev) await warmAnalysts(ctx);
}

main().catch(fail);
