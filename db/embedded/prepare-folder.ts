import { chmodSync, mkdirSync } from 'node:fs';
import { PersonError } from '#lib/contracts/errors.ts';
import { codeOf } from '../ping.ts';
import { holdLock, LockHeld } from './hold-lock.ts';

/** Only the owner may look into the folder: the database's socket in it asks for no password. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

export async function takeLock(folder: string, lockPath: string): Promise<{ release(): Promise<void> }> {
  try {
    return await holdLock(lockPath);
  } catch (cause) {
    if (!(cause instanceof LockHeld)) throw notWritable(folder, cause);
    const holder = cause.pid === null ? 'another process' : `process ${cause.pid}`;
    throw new PersonError(
      'conflict',
      `The data folder ${folder} is already in use by ${holder}. Stop it first, or set LOGLORE_DATA_DIR to another folder.`,
      { cause },
    );
  }
}

function notWritable(folder: string, cause: unknown): PersonError {
  const what = `The data folder ${folder} ${whatIsWrong(codeOf(cause))}.`;
  return new PersonError(
    'store_unavailable',
    `${what} Make it writable, or set LOGLORE_DATA_DIR to another folder.`,
    {
      cause,
    },
  );
}

function whatIsWrong(code: string | undefined): string {
  switch (code) {
    case 'EROFS':
      return 'lies on a read-only file system';
    case 'ENOSPC':
      return 'lies on a disk that is full';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'is not a folder';
    case undefined:
      return 'is not writable';
    default:
      return `is not writable (${code})`;
  }
}
