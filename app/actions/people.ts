'use server';

import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { z } from 'zod';
import type { Person } from '#lib/contracts/conversations.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Result } from '#lib/contracts/result.ts';
import { listPeople as list } from '#lib/memory/people/list-people.ts';
import { namePerson } from '#lib/memory/people/name-person.ts';
import { personCookie } from '#lib/server/as-person.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

const year = 365 * 86_400;

/** Everybody who can be chosen, and who this browser is. */
export async function listPeople(): Promise<Result<{ me: Person; people: Person[] }>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => ({ me: ctx.user, people: await list(ctx) }));
}

/** What colleagues see instead of an id. */
export async function setMyName(name: string): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    await namePerson(ctx, { id: ctx.user.id, name: z.string().parse(name) });
    return null;
  });
}

/** This browser is a new person from now on; what was asked before stays with who asked it. */
export async function addMyself(name: string): Promise<Result<Person>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const id = randomUUID();
    await namePerson(ctx, { id, name: z.string().parse(name) });
    await remember(id);
    return { id, name };
  });
}

/** This browser is one of the people that are known: a colleague's second device. */
export async function becomePerson(id: string): Promise<Result<Person>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const person = (await list(ctx)).find((each) => each.id === id);
    if (!person) throw new PersonError('not_found', 'There is nobody of that name here.');
    await remember(person.id);
    return person;
  });
}

/** Not readable by scripts of a page, and sent to this server only. */
async function remember(id: string): Promise<void> {
  const jar = await cookies();
  jar.set(personCookie, id, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: year });
}
