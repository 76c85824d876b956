import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Migration {
  tag: string;
  hash: string;
  up: string[];
  /** The way back; its absence is told when it is needed. */
  down: string | null;
}

/** The migrations of the folder `drizzle/`, in the order of its journal. */
export function readMigrations(): Migration[] {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'drizzle');
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  return journal.entries.map(({ tag }) => {
    const up = readFileSync(path.join(folder, `${tag}.sql`), 'utf8');
    return {
      tag,
      hash: createHash('sha256').update(up).digest('hex'),
      up: up.split('--> statement-breakpoint').filter((statement) => statement.trim() !== ''),
      down: readOptional(path.join(folder, 'down', `${tag}.sql`)),
    };
  });
}

function readOptional(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
