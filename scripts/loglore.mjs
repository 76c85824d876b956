#!/usr/bin/env node
// The `loglore` command. Installed as a bin it may be started by an old Node: the installed one takes over.
import { join } from 'node:path';
import { handOver } from './bootstrap/hand-over.mjs';
import { ensureInstalled, root } from './bootstrap/install.mjs';

ensureInstalled();
handOver(join(root, 'scripts', 'cli', 'main.ts'), process.argv.slice(2));
