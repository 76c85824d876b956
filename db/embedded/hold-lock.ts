import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { codeOf } from '../ping.ts';

/** Who holds the folder: a process id where it said so. */
export class LockHeld extends Error {
  readonly pid: number | null;
  constructor(pid: number | null) {
    super(`held by process ${pid ?? 'unknown'}`);
    this.pid = pid;
  }
}

const ATTEMPTS = 20;

/**
 * The embedded database has no lock of its own, and two processes on one folder destroy it. A bound unix
 * socket is held exactly as long as its process lives, also through kill -9; its file may outlive it, and
 * is then taken over when nobody answers.
 */
export async function holdLock(path: string): Promise<{ release(): Promise<void> }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const server = await bind(path);
    if (server !== null) return { release: () => new Promise((done) => server.close(() => done())) };
    const seen = identityOf(path);
    if (seen === null) continue;
    const holder = await probe(path);
    if (holder !== 'nobody') throw new LockHeld(holder);
    dropStale(path, seen);
  }
  throw new LockHeld(null);
}

async function bind(path: string): Promise<Server | null> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${process.pid}\n`);
  });
  server.unref();
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(path, done);
    });
    return server;
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return null;
    throw error;
  }
}

/** A socket is bound a moment before it listens: only one that refuses for a while belongs to nobody. */
async function probe(path: string): Promise<number | null | 'nobody'> {
  for (const wait of [20, 50, 100]) {
    const answer = await ask(path);
    if (answer !== 'refused') return answer;
    await new Promise((done) => setTimeout(done, wait));
  }
  return 'nobody';
}

function ask(path: string): Promise<number | null | 'refused'> {
  return new Promise((done) => {
    const socket = connect(path);
    let said = '';
    // A holder that is stopped or frozen accepts without a word: it holds the folder all the same.
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (data) => {
      said += data;
    });
    socket.on('error', () => done('refused'));
    socket.on('close', () => done(Number.parseInt(said, 10) || null));
  });
}

function identityOf(path: string): string | null {
  try {
    const { ino, mtimeNs } = statSync(path, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    return null;
  }
}

/** Moves the dead socket away; if another process has put a living one there meanwhile, gives it back. */
function dropStale(path: string, seen: string): void {
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (identityOf(aside) !== seen) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process has bound the path in between; it is the one that holds the folder now.
    }
  }
  unlinkSync(aside);
}
