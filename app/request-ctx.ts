import { cookies } from 'next/headers';
import { asPerson, personCookie } from '#lib/server/as-person.ts';
import { getCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';

/** The context for pages and actions, as the person whose browser asks. */
export async function requestCtx(): Promise<Ctx> {
  const [ctx, jar] = await Promise.all([getCtx(), cookies()]);
  return asPerson(ctx, jar.get(personCookie)?.value);
}
