import { readNames } from '#db/queries/people.ts';
import type { Ctx } from './context.ts';

/** Cookie in which a browser says who uses it. There is no login: it tells colleagues apart, it proves nothing. */
export const personCookie = 'loglore_user';

const personId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isPersonId = (id: string): boolean => personId.test(id);

/** The context for who asks: the person of the cookie, or the one person there is without it. */
export async function asPerson(ctx: Ctx, cookie: string | undefined): Promise<Ctx> {
  const id = cookie !== undefined && isPersonId(cookie) ? cookie : ctx.user.id;
  try {
    const name = (await readNames(ctx.db, { ids: [id] })).get(id);
    const unnamed = id === ctx.user.id ? ctx.user.name : 'You';
    return { ...ctx, user: { id, name: name ?? unnamed } };
  } catch (error) {
    // A store that is away must not keep anybody from seeing that it is.
    ctx.log.debug({ err: error }, 'the name of a person could not be read');
    return id === ctx.user.id ? ctx : { ...ctx, user: { id, name: 'You' } };
  }
}
