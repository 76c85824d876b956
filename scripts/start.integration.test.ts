import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recentMessages, storeMessage } from '#db/queries/messages.ts';
import { createConversation } from '#lib/memory/conversations/create-conversation.ts';
import { Instances } from '#lib/orchestrator/testing/instances.ts';
import { freePort } from './services/supervise.mjs';

const root = join(import.meta.dirname, '..');

/** Starts the server as `npm start` does after a build; everything tested here ends it before it needs one. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string[] }> {
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      LOGLORE_DIST_DIR: '.next-none',
      LOG_LEVEL: 'silent',
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: said.split('\n').filter(Boolean) };
}

describe('a start that cannot be', () => {
  let folder: string;
  let taken: Server | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'loglore-start-'));
  });
  afterEach(() => {
    taken?.close();
    taken = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
  const refused = async (env: Record<string, string>, ...words: RegExp[]) => {
    const { code, said } = await start({
      PORT: String(await freePort()),
      LOGLORE_DATA_DIR: join(folder, 'data'),
      ...env,
    });
    expect(code).toBe(1);
    expect(said).toHaveLength(1);
    for (const word of words) expect(said[0]).toMatch(word);
  };

  test('says which port is taken and how to choose another', async () => {
    const port = await freePort();
    taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    await refused({ PORT: String(port) }, new RegExp(`port ${port}`), /PORT=/);
  });

  test('says that the data folder cannot be used', async () => {
    writeFileSync(join(folder, 'file'), '');
    await refused({ LOGLORE_DATA_DIR: join(folder, 'file', 'data') }, /data folder/, /LOGLORE_DATA_DIR/);
  });

  test('says that the database does not answer, without its password', async () => {
    const port = await freePort();
    await refused(
      { DATABASE_URL: `postgres://ann:hush@127.0.0.1:${port}/x` },
      /does not answer/,
      /DATABASE_URL/,
      /^(?!.*hush)/,
    );
  });

  test('names a setting that is wrong', async () => {
    await refused({ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud"/);
  });

  test('refuses an address that others reach while there is no login', async () => {
    await refused({ HOST: '0.0.0.0' }, /no login/, /LOGLORE_ALLOW_REMOTE=1/);
  });

  test('refuses a folder that another server uses, whose data stay whole', async () => {
    const data = join(folder, 'data');
    const instances = new Instances({ LOGLORE_DATA_DIR: data });
    const ctx = await instances.open();
    const { id } = await createConversation(ctx, {
      title: 'first',
      scope: {},
      visibility: 'team',
      metadata: {},
    });
    await refused({ LOGLORE_DATA_DIR: data }, /in use/i, /data/);
    await storeMessage(ctx.db, { conversationId: id, role: 'user', content: 'still here' });
    const kept = await recentMessages(ctx.db, { conversationId: id, limit: 5 });
    expect(kept.map((message) => message.content)).toEqual(['still here']);
    await instances.closeAll();
  });
});
