import { closeCtx, getCtx } from './compose.ts';

/** Opens the context before the first request; scripts/serve.ts has done so already and stops it itself. */
export async function openAtBoot(): Promise<void> {
  const own = !('logloreCtx' in globalThis);
  try {
    await getCtx();
  } catch (error) {
    console.error(`Loglore cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
  if (!own) return;
  const close = () => {
    void closeCtx().finally(() => process.exit(0));
  };
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
}
