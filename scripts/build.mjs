import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';

ensureInstalled();
console.log(`Built: ${ensureBuilt()}`);
