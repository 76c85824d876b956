// Runs before anything is installed: plain JavaScript for Node 18 and later, no packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Node 24 comes as a package, so that the machine's own Node only has to start npm. */
export const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const stamp = join(root, 'node_modules', '.loglore-lock');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Installs exactly what the lock file says, only when it changed since the last time. Speaks on stderr. */
export function ensureInstalled() {
  const wanted = lockHash();
  if (existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages (only when the lock file changed) …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(
      'npm ci failed (its words are above). Check the network and the disk, then run the same command again.',
    );
    process.exit(1);
  }
  if (!existsSync(node)) {
    console.error(
      'Node 24 did not arrive with the packages: its install script was not allowed to run. Use npm 9 or later.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** The environment of child processes: the installed tools first on the PATH. */
export function toolEnv(extra = {}) {
  const bins = [join(root, 'node_modules', 'node', 'bin'), join(root, 'node_modules', '.bin')];
  return {
    ...process.env,
    PATH: `${bins.join(':')}:${process.env.PATH ?? ''}`,
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}
