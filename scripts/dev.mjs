import { join } from 'node:path';
import { handOver } from './bootstrap/hand-over.mjs';
import { ensureInstalled, root } from './bootstrap/install.mjs';

ensureInstalled();
handOver(join(root, 'scripts', 'serve.ts'), ['--dev'], { cwd: root, env: { NODE_ENV: 'development' } });
