import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { node, root, toolEnv } from './install.mjs';

const rooms = ['app', 'components', 'lib', 'db', 'public'];
const files = [
  'package-lock.json',
  'package.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
];
const isTest = /\.(test|integration\.test|contract)\.tsx?$/;

function* walk(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return void (yield path);
  for (const name of readdirSync(path).sort()) yield* walk(join(path, name));
}

/** One hash over everything that ends up in a build: names and contents. */
export function sourceHash() {
  const hash = createHash('sha256');
  for (const top of [...rooms, ...files]) {
    for (const file of walk(join(root, top))) {
      if (isTest.test(file)) continue;
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 12);
}

function inUse(folder) {
  return readdirSync(folder).some((name) => {
    const pid = /^serving-(\d+)$/.exec(name)?.[1];
    if (!pid) return false;
    try {
      process.kill(Number(pid), 0);
      return true;
    } catch (error) {
      return error.code === 'EPERM';
    }
  });
}

/**
 * Builds when sources changed, beside the folders that running servers use: each version of the sources has its own
 * folder, finished builds arrive there by a rename, and older ones go once no server uses them.
 * @returns {string} the folder, relative to the root
 */
export function ensureBuilt() {
  const name = `.next-${sourceHash()}`;
  if (existsSync(join(root, name, 'BUILD_ID'))) return name;
  console.error('Building (only when sources changed) …');
  const work = `.next-build`;
  const lock = join(root, `${work}.lock`);
  claim(lock);
  try {
    rmSync(join(root, work), { recursive: true, force: true });
    const done = spawnSync(node, [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      cwd: root,
      env: toolEnv({ LOGLORE_DIST_DIR: work, NODE_ENV: 'production' }),
      encoding: 'utf8',
    });
    if (done.status !== 0) {
      console.error(done.stdout + done.stderr);
      console.error('The build failed (its words are above).');
      process.exit(1);
    }
    rmSync(join(root, name), { recursive: true, force: true });
    renameSync(join(root, work), join(root, name));
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  for (const other of readdirSync(root)) {
    if (!/^\.next-[0-9a-f]{12}$/.test(other) || other === name || inUse(join(root, other))) continue;
    rmSync(join(root, other), { recursive: true, force: true });
  }
  return name;
}

/** Two builds at once would write into one folder; a lock left by a killed build is taken over after ten minutes. */
function claim(lock) {
  try {
    mkdirSync(lock);
  } catch {
    if (Date.now() - statSync(lock).mtimeMs < 600_000) {
      console.error(
        `Another build is running (or was killed: then remove ${relative(root, lock)}). Try again in a moment.`,
      );
      process.exit(1);
    }
  }
}
