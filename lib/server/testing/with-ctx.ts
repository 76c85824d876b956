import { afterAll, beforeAll } from 'vitest';
import { freshSettings } from '#db/testing/fresh-store.ts';
import { closeOpenCtx, openCtx } from '../compose.ts';
import type { Ctx } from '../context.ts';
import { readSettings } from '../settings.ts';

/** Gives the tests of a file or group one instance of the application on an empty PostgreSQL database of its own. */
export function withCtx(give: (ctx: Ctx) => void, env: Record<string, string> = {}): void {
  let end = async () => {};
  beforeAll(async () => {
    const fresh = await freshSettings['a PostgreSQL server']();
    end = fresh.drop;
    const ctx = await openCtx(readSettings({ LOG_LEVEL: 'silent', ...fresh.env, ...env }));
    end = async () => {
      await closeOpenCtx(ctx);
      await fresh.drop();
    };
    give(ctx);
  });
  afterAll(() => end());
}
