import { freshPostgresUrl } from '#db/testing/fresh-store.ts';
import { closeCtx, getCtx } from '../compose.ts';

/** Opens this process's context on an empty database of its own; answers how to close both. */
export async function openFreshProcess(): Promise<() => Promise<void>> {
  const { url, drop } = await freshPostgresUrl();
  Object.assign(process.env, { DATABASE_URL: url, LOG_LEVEL: 'silent', REDIS_URL: '' });
  await getCtx();
  return async () => {
    await closeCtx();
    await drop();
  };
}
