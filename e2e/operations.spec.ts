import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '#scripts/services/supervise.mjs';

const root = join(import.meta.dirname, '..');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`the start says where it serves and on what, and ${signal} ends all of it`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loglore-operate-'));
    const port = await freePort();
    const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'scripts/start.mjs')], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        LOGLORE_DATA_DIR: join(folder, 'data'),
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await expect.poll(() => said, { timeout: 30_000 }).toContain('model none');
    expect(said).toContain(`http://127.0.0.1:${port}`);
    expect(said).toContain('store embedded');
    expect(said).toContain('cache in this process');
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
    await rm(folder, { recursive: true, force: true });
  });
}
