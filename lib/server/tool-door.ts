import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from './context.ts';

/** Where tools of this machine's owner reach the server that holds a data folder, and what they show it. */
const doorSchema = z.object({ url: z.url(), token: z.string().min(20) });
export type ToolDoor = z.infer<typeof doorSchema>;

const doorIn = (dataDir: string) => join(dataDir, 'server.json');

/** Writes the door into the data folder, readable by its owner alone; answers what takes it away again. */
export function openToolDoor(ctx: Ctx, dataDir: string, url: string): () => void {
  const path = doorIn(dataDir);
  const door: ToolDoor = { url, token: ctx.toolToken };
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(door), { mode: 0o600 });
  renameSync(fresh, path);
  return () => rmSync(path, { force: true });
}

/** Null when there is none; the server behind it may be gone all the same. */
export function readToolDoor(dataDir: string): ToolDoor | null {
  try {
    return doorSchema.parse(JSON.parse(readFileSync(doorIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();

export function checkToolToken({ toolToken }: Ctx, headers: Headers): void {
  const given = headers.get('authorization')?.replace(/^Bearer /i, '') ?? '';
  if (timingSafeEqual(digest(given), digest(toolToken))) return;
  throw new PersonError(
    'not_allowed',
    'This is for the loglore command on the same machine, which shows the token of the data folder.',
  );
}
