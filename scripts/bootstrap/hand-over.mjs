import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { isPackage, node, root, toolEnv } from './install.mjs';

/**
 * Kept small, since a server lives long beside others: V8 would let its nursery grow to 128 MB per thread, and glibc
 * keep every large buffer that was freed (135 MB of them after 250 MB of logs).
 */
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'];
/** Node runs our TypeScript as it is, but not where npm has put it among packages. */
const READER = isPackage ? ['--import', new URL('read-typescript.mjs', import.meta.url).href] : [];
const LEAN = {
  MALLOC_MMAP_THRESHOLD_: '131072',
  // Compiled code is kept between starts: without it every thread strips the types of our files again, which costs a
  // third of a second and 40 MB each.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled'),
};

/**
 * Runs a script under the installed Node and becomes it as far as a parent can: same terminal, signals passed on,
 * its exit code. The child sees its channel close if this process is killed, so nothing is orphaned.
 */
export function handOver(file, args, { env = {}, cwd = process.cwd() } = {}) {
  const child = spawn(node, [...FLAGS, ...READER, file, ...args], {
    cwd,
    env: toolEnv({ ...LEAN, ...env }),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the child by itself; a second one would cut its clean stop short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0));
  });
}
