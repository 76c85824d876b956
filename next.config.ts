import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';

const read = (path: string) => readFileSync(join(import.meta.dirname, path));
const iconsVersion = createHash('sha256')
  .update(read('components/icons/drawings.ts'))
  .update(read('node_modules/lucide-react/package.json'))
  .digest('hex')
  .slice(0, 12);

const config: NextConfig = {
  // The start script builds beside the folder that a running server uses and names it here.
  distDir: process.env.LOGLORE_DIST_DIR ?? '.next',
  env: { ICONS_VERSION: iconsVersion },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types; a build on a user's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@electric-sql/pglite-socket',
    'pino',
    'prom-client',
    'ioredis',
    'postgres',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '8mb' },
    // Leaves the constants of the framework that no page reads out of what each page fetches.
    turbopackCjsTreeShaking: true,
  },
};

export default config;
