import { runNamed } from './run-named.ts';

process.exitCode = await runNamed('bench', new URL('./bench/', import.meta.url), process.argv.slice(2));
