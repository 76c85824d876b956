import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { node, root, toolEnv } from '../bootstrap/install.mjs';
import { findBinary, installSystemPackage } from './find-binary.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** An installed Chromium, else the system's package, else Playwright's own download (then the path is empty). */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (findBinary(given)) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which cannot be run.`);
  }
  const here = findBinary(...names);
  if (here) return here;
  if (installSystemPackage('chromium')) {
    const now = findBinary(...names);
    if (now) return now;
  }
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const done = spawnSync(node, [cli, 'install', 'chromium'], {
    cwd: root,
    env: toolEnv(),
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0)
    throw new Error(
      'No Chromium: install it (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.',
    );
  return '';
}
