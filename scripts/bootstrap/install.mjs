// Runs before anything is installed: plain JavaScript for Node 18 and later, no packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Whether this is a copy that npm put among somebody's packages: its packages came with it, beside it or below. */
export const isPackage = root.split(sep).includes('node_modules');
/** Where the packages lie: npm puts those of a package beside it. */
const packages =
  isPackage && !existsSync(join(root, 'node_modules', 'node')) ? dirname(root) : join(root, 'node_modules');
const program = process.platform === 'win32' ? 'node.exe' : 'node';
/** Node 24 comes as a package, so that the machine's own Node only has to start npm. */
const own = join(packages, 'node', 'bin', program);
/** In a project of others its install script may not have been allowed to run: then the Node at hand must do. */
export const node = isPackage && !existsSync(own) ? process.execPath : own;

const stamp = join(root, 'node_modules', '.loglore-lock');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Installs exactly what the lock file says, only when it changed since the last time. Speaks on stderr. */
export function ensureInstalled() {
  if (isPackage) return ensureNewNode();
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

/** The least Node that reads TypeScript for a package. */
const LEAST = [22, 18];

function ensureNewNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (node !== process.execPath || major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  console.error(
    `loglore needs Node ${LEAST.join('.')} or later, or its package "node" with its install script allowed.`,
  );
  process.exit(1);
}

/** The environment of child processes: the installed tools first on the PATH. */
export function toolEnv(extra = {}) {
  const bins = [dirname(node), join(packages, '.bin')];
  return {
    ...process.env,
    PATH: `${bins.join(':')}:${process.env.PATH ?? ''}`,
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}
