import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Asks again until `ready` says yes; fails after `withinMs` with what was waited for. */
export async function until(
  what: string,
  ready: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<number> {
  const started = performance.now();
  for (;;) {
    if (await ready()) return performance.now() - started;
    if (performance.now() - started > withinMs) throw new Error(`${what}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = dial(port, '127.0.0.1');
    socket.setTimeout(500, () => socket.destroy());
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      resolve(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });

/** A real redis-server of its own that a test can kill, freeze and bring back on the same port. */
export class RedisProcess {
  readonly port: number;
  readonly url: string;
  readonly #folder: string;
  #child: ChildProcess | undefined;
  #impostor: { server: Server; sockets: Set<Socket> } | undefined;

  constructor(port: number) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
    this.#folder = mkdtempSync(join(tmpdir(), 'loglore-redis-'));
  }

  static async start(): Promise<RedisProcess> {
    const redis = new RedisProcess(await freePort());
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    this.#child = spawn(
      'redis-server',
      ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.#folder],
      { stdio: 'ignore' },
    );
    await until('redis-server answers', () => answers(this.port));
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Something on the port that talks nonsense instead of Redis. */
  async talkNonsense(): Promise<void> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n\x00\xff nonsense'));
    }).listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.#impostor = { server, sockets };
  }

  async endNonsense(): Promise<void> {
    const impostor = this.#impostor;
    if (!impostor) return;
    for (const socket of impostor.sockets) socket.destroy();
    impostor.server.close();
    await once(impostor.server, 'close');
    this.#impostor = undefined;
  }

  async end(): Promise<void> {
    await this.endNonsense();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
