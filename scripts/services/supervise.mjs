import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A free port on loopback. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/**
 * Starts a server that cannot outlive us: a shell holds our pipe and ends the server when the pipe closes,
 * which also happens when we are killed.
 */
export function superviseServer(command, args, { uid, gid, cwd, env, signal = 'TERM' } = {}) {
  const quoted = [command, ...args].map((word) => `'${String(word).replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn(
    'sh',
    [
      '-c',
      `exec 3<&0; ${quoted} </dev/null & pid=$!; echo "pid $pid"; (cat <&3 >/dev/null; kill -${signal} $pid 2>/dev/null) & wait $pid; kill $! 2>/dev/null`,
    ],
    { cwd, uid, gid, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  let output = '';
  let pid = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output = (output + text).slice(-8000);
      pid ||= Number(/^pid (\d+)$/m.exec(output)?.[1] ?? 0);
    });
    stream.unref?.();
  }
  child.stdin.on('error', () => child.stdin.destroy());
  const ended = new Promise((done) => child.on('exit', done));
  return {
    get pid() {
      return pid;
    },
    output: () => output,
    ended,
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** Asks `ready` until it says yes, the server dies, or time is up. */
export async function untilReady(server, ready, { name, ms = 20_000 }) {
  const end = Date.now() + ms;
  while (!server.pid || !(await ready())) {
    if (!server.alive()) throw new Error(`${name} ended while starting:\n${server.output()}`);
    if (Date.now() > end)
      throw new Error(`${name} did not answer within ${ms / 1000} s:\n${server.output()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
