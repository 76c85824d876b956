import { listPeopleIds, readNames } from '#db/queries/people.ts';
import type { Person } from '#lib/contracts/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';

const MOST = 500;

/** The people of this installation, by name; who gave none goes by an id. */
export async function listPeople(ctx: Ctx): Promise<Person[]> {
  const ids = await listPeopleIds(ctx.db, { limit: MOST });
  const names = await readNames(ctx.db, { ids });
  return ids
    .map((id) => ({ id, name: names.get(id) ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
