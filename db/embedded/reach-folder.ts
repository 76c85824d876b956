import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The kernel takes 107 bytes of a unix socket's path on Linux and 103 on macOS. */
const LONGEST = 100;

/**
 * A folder's sockets by a path short enough to bind: through a link in a private temporary folder when the
 * folder itself lies too deep. The sockets lie in the folder either way.
 */
export function reachFolder(folder: string): { path(name: string): string; release(): void } {
  const direct = path.join(folder, '.s.PGSQL.5432');
  if (Buffer.byteLength(direct) <= LONGEST) {
    return { path: (name) => path.join(folder, name), release: () => undefined };
  }
  const base = Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : '/tmp';
  const short = mkdtempSync(path.join(base, 'loglore-'));
  symlinkSync(folder, path.join(short, 'd'));
  return {
    path: (name) => path.join(short, 'd', name),
    release: () => rmSync(short, { recursive: true, force: true }),
  };
}
