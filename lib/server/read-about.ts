import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ctx } from './context.ts';
import { type Health, readHealth } from './read-health.ts';
import { isLoopback } from './settings.ts';

export interface About {
  version: string;
  node: string;
  instance: string;
  health: Health;
  /** 0: no bound. */
  retention: { maxMessages: number; ttlSeconds: number };
  cacheSeconds: number;
  embeddings: string;
  secretSet: boolean;
  /** Why the browser may not ask for what only an admin may; null when it may. */
  adminElsewhere: string | null;
}

/** What this installation is and runs on, without any secret. */
export async function readAbout(ctx: Ctx): Promise<About> {
  const { settings } = ctx;
  const health = await readHealth(ctx);
  return {
    version: readVersion(),
    node: process.versions.node,
    instance: ctx.instance.slice(0, 8),
    health,
    retention: settings.retention,
    cacheSeconds: settings.cache.analysisSeconds,
    embeddings: settings.embeddings.provider,
    secretSet: settings.secret !== undefined,
    adminElsewhere: settings.adminToken
      ? 'An admin token is set: send it with the request, as the README shows.'
      : isLoopback(settings.server.host)
        ? null
        : 'The server listens beyond this machine and no admin token is set, so nobody may do this over the network.',
  };
}

function readVersion(): string {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
