import { runNamed } from './run-named.ts';

process.exitCode = await runNamed('eval', new URL('./eval/', import.meta.url), process.argv.slice(2));
