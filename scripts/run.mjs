#!/usr/bin/env node
// `node scripts/run.mjs FILE ARGS…`: installs what is missing and runs FILE under the installed Node.
import { resolve } from 'node:path';
import { handOver } from './bootstrap/hand-over.mjs';
import { ensureInstalled, root } from './bootstrap/install.mjs';

const [file, ...args] = process.argv.slice(2);
ensureInstalled();
handOver(resolve(root, file), args);
