import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { isPersonError } from '#lib/contracts/errors.ts';
import { type Consulted, consultedSchema, type OutsideAnalysis } from '#lib/contracts/outside-analysis.ts';
import { takeOutsideAnalysis } from '#lib/orchestrator/take-outside-analysis.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { readToolDoor, type ToolDoor } from '#lib/server/tool-door.ts';

const root = join(import.meta.dirname, '..', '..');
/** A server that does not answer is not waited for longer than a person would. */
const PATIENCE_MS = 60_000;

export type Memory = { consulted: Consulted } | { without: string };

/**
 * Asks memory about an analysis and lets it keep it: through the server that holds the embedded store where one
 * runs, else in the store itself. Whatever stands in the way costs the memory, never the answer.
 */
export async function consultMemory(outside: OutsideAnalysis): Promise<Memory> {
  try {
    const settings = settingsHere();
    if (settings.store.url) return { consulted: await inStore(settings, outside) };
    const { dataDir } = settings.store;
    if (isInstalled() && !process.env.LOGLORE_DATA_DIR)
      return { without: 'no store is named (set LOGLORE_DATA_DIR or DATABASE_URL)' };
    const door = readToolDoor(dataDir);
    const answered = door ? await throughDoor(door, outside) : null;
    return { consulted: answered ?? (await inStore(settings, outside)) };
  } catch (error) {
    const why = isPersonError(error) || error instanceof Error ? error.message : String(error);
    return { without: why.replace(/\.$/, '') };
  }
}

/** As the server reads them, which runs in the folder of the program. */
function settingsHere(): Settings {
  const env = join(root, '.env');
  if (existsSync(env)) process.loadEnvFile(env);
  const settings = readSettings({ ...process.env, LOG_LEVEL: 'silent' });
  return { ...settings, store: { ...settings.store, dataDir: resolve(root, settings.store.dataDir) } };
}

const isInstalled = () => root.split(sep).includes('node_modules');

async function inStore(settings: Settings, outside: OutsideAnalysis): Promise<Consulted> {
  // Workers are found from the folder of the program, as in the server; the input is read by now.
  process.chdir(root);
  const ctx = await openCtx(settings, { serves: false });
  try {
    return await takeOutsideAnalysis(ctx, outside);
  } finally {
    await closeOpenCtx(ctx);
  }
}

/** Null when nobody is behind the door any more. */
async function throughDoor({ url, token }: ToolDoor, outside: OutsideAnalysis): Promise<Consulted | null> {
  let response: Response;
  try {
    response = await fetch(`${url}/api/analyses`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(outside),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    if (error instanceof DOMException) throw new Error(`the server at ${url} does not answer`);
    return null;
  }
  if (!response.ok) throw new Error(`the server at ${url} answered ${response.status}`);
  return consultedSchema.parse(await response.json());
}
