/** Opens the house when a server starts without scripts/serve.ts: a failure ends it with one line, not every request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { openAtBoot } = await import('./lib/server/open-at-boot.ts');
  await openAtBoot();
}
