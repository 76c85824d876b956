import { join } from 'node:path';
import { ensureBuilt } from './bootstrap/build.mjs';
import { handOver } from './bootstrap/hand-over.mjs';
import { ensureInstalled, root } from './bootstrap/install.mjs';

ensureInstalled();
const distDir = process.env.LOGLORE_DIST_DIR ?? ensureBuilt();
handOver(join(root, 'scripts', 'serve.ts'), [], {
  cwd: root,
  env: { LOGLORE_DIST_DIR: distDir, NODE_ENV: 'production' },
});
