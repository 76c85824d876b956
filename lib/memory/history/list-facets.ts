import { listEntityNames } from '#db/queries/entity-names.ts';
import { listPatterns } from '#db/queries/error-patterns.ts';
import { listKnownNames } from '#db/queries/known-names.ts';
import { readNames } from '#db/queries/people.ts';
import type { HistoryFacets } from '#lib/contracts/history.ts';
import type { Ctx } from '#lib/server/context.ts';

/** More than this nobody looks through; a link may still name any other. */
const MOST = 200;

/** What a history can be narrowed by, as far as the person may see it. */
export async function listHistoryFacets(ctx: Ctx): Promise<HistoryFacets> {
  const userId = ctx.user.id;
  const [names, entities, patterns] = await Promise.all([
    listKnownNames(ctx.db, { userId, limit: 4 * MOST }),
    listEntityNames(ctx.db, {
      userId,
      limit: MOST,
      kinds: ['device', 'service', 'host', 'dependency', 'job'],
    }),
    listPatterns(ctx.db, { limit: MOST }),
  ]);
  const of = (kind: (typeof names)[number]['kind']) =>
    names.flatMap((name) => (name.kind === kind ? [name.name] : [])).slice(0, MOST);
  const ids = of('user');
  const known = await readNames(ctx.db, { ids });
  const people = ids.map((id) => (id === ctx.user.id ? ctx.user : { id, name: known.get(id) ?? id }));
  return {
    projects: of('project'),
    envs: of('env'),
    domains: of('domain'),
    people,
    entities,
    patterns: patterns.map(({ patternKey }) => patternKey),
  };
}
