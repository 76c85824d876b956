import { type LogFile, listLogFiles, readLogSets } from '#db/queries/log-sets.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';

/** The files of a set that the person may see. */
export async function filesOfSet(ctx: Ctx, logSetId: string): Promise<LogFile[]> {
  const [set] = await readLogSets(ctx.db, { ids: [logSetId], userId: ctx.user.id });
  if (!set)
    throw new PersonError('not_found', 'There is no such log set, or it is private to somebody else.');
  return listLogFiles(ctx.db, { logSetIds: [logSetId] });
}

export async function findFile(ctx: Ctx, logSetId: string, name: string): Promise<LogFile> {
  const file = (await filesOfSet(ctx, logSetId)).find((one) => one.name === name);
  if (!file)
    throw new PersonError('not_found', `The log set holds no file named ${name}.`, { field: 'file' });
  return file;
}
