import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { node, toolEnv } from './install.mjs';

/**
 * Runs a script under the installed Node and becomes it as far as a parent can: same terminal, signals passed on,
 * its exit code. The child sees its channel close if this process is killed, so nothing is orphaned.
 */
export function handOver(file, args, { env = {}, cwd = process.cwd() } = {}) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', file, ...args], {
    cwd,
    env: toolEnv(env),
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
