import type { NextConfig } from 'next';

const config: NextConfig = {
  // The start script builds beside the folder that a running server uses and names it here.
  distDir: process.env.LOGLORE_DIST_DIR ?? '.next',
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
  experimental: { serverActions: { bodySizeLimit: '8mb' } },
};

export default config;
