import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Folders where packages put server binaries that are not on the PATH; newest version first. */
function serverFolders() {
  const found = [];
  for (const base of ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']) {
    try {
      for (const name of readdirSync(base).sort((a, b) => b.localeCompare(a, 'en', { numeric: true })))
        found.push(join(base, name, 'bin'));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return found;
}

/** @returns {string | null} */
export function findBinary(...names) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    ...serverFolders(),
  ];
  for (const name of names) {
    if (name.startsWith('/')) {
      if (executable(name)) return name;
      continue;
    }
    for (const folder of folders) if (executable(join(folder, name))) return join(folder, name);
  }
  return null;
}

let listsRead = false;

/** Installs one of the system's packages where we may. @returns {boolean} */
export function installSystemPackage(name) {
  if (process.getuid?.() !== 0 || !findBinary('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: ['ignore', 'ignore', 2] })
      .status === 0;
  console.error(`Installing the system's package ${name} …`);
  if (!listsRead) listsRead = apt('update');
  return apt('install', '-y', '--no-install-recommends', name);
}

/** The binary, from the machine or from the system's packages; else an error that says what to install. */
export function needBinary(names, { debian, what }) {
  const here = findBinary(...names);
  if (here) return here;
  if (installSystemPackage(debian)) {
    const now = findBinary(...names);
    if (now) return now;
  }
  throw new Error(
    `${what} is not on this machine. Install it (Debian: apt-get install ${debian}), then run again.`,
  );
}
