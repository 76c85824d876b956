import { listChunkPlaces } from '#db/queries/log-chunks.ts';
import { type LogSet, listLogFiles } from '#db/queries/log-sets.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { PlannedFile } from './plan-reading.ts';

/** A file of one of the sets looked at. `key` is its name, made unlike that of every other file. */
export interface SetFile extends PlannedFile {
  logSetId: string;
  name: string;
  lines: number;
  records: number;
}

/** The files of sets with where their chunks lie. Names given already are not given again. */
export async function setFiles(ctx: Ctx, sets: readonly LogSet[], taken: Set<string>): Promise<SetFile[]> {
  const files = await listLogFiles(ctx.db, { logSetIds: sets.map(({ id }) => id) });
  const nameOf = new Map(sets.map(({ id, name }) => [id, name]));
  const order = new Map(sets.map(({ id }, at) => [id, at]));
  const sorted = files
    .filter(({ status }) => status === 'ready')
    .sort((a, b) => order.get(a.logSetId)! - order.get(b.logSetId)! || a.index - b.index);
  return Promise.all(
    sorted.map(async ({ id, logSetId, name, lines, records }) => ({
      key: keyFor(name, nameOf.get(logSetId) ?? '', taken),
      logFileId: id,
      logSetId,
      name,
      lines,
      records,
      places: await listChunkPlaces(ctx.db, { logFileId: id }),
    })),
  );
}

function keyFor(name: string, set: string, taken: Set<string>): string {
  let key = name;
  for (let copy = 1; taken.has(key); copy++) key = copy === 1 ? `${set}/${name}` : `${set} (${copy})/${name}`;
  taken.add(key);
  return key;
}
