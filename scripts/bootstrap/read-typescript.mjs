// Node runs the TypeScript of a project as it is, but not that of an installed package: there its types are cut here.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const own = new URL('../../', import.meta.url).href;

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.ts') || !url.startsWith(own)) return next(url, context);
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});
