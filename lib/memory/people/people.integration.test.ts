import { expect, test } from 'vitest';
import { createConversationSchema } from '#lib/contracts/conversations.ts';
import { asPerson } from '#lib/server/as-person.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { createConversation } from '../conversations/create-conversation.ts';
import { listConversations } from '../conversations/list-conversations.ts';
import { listPeople } from './list-people.ts';
import { namePerson } from './name-person.ts';

const ana = '7a0ff9d8-5a6d-4f0e-9a55-0b7e0c1f3a01';
const ben = '7a0ff9d8-5a6d-4f0e-9a55-0b7e0c1f3a02';
let ctx: Ctx;
withCtx((opened) => {
  ctx = opened;
});

test('without a cookie, or with one that somebody made up, it is the one person there is', async () => {
  for (const cookie of [undefined, '', 'ana', "'; drop table messages; --", `${ana} `, ana.toUpperCase()])
    expect((await asPerson(ctx, cookie)).user).toEqual({ id: 'local', name: 'You' });
});

test('colleagues see each other by name, and not what is private', async () => {
  await namePerson(ctx, { id: ana, name: '  Ana   Lima ' });
  await namePerson(ctx, { id: ben, name: 'Ben' });
  const [asAna, asBen] = [await asPerson(ctx, ana), await asPerson(ctx, ben)];
  expect(asAna.user).toEqual({ id: ana, name: 'Ana Lima' });
  await createConversation(asAna, createConversationSchema.parse({ title: 'Shared' }));
  await createConversation(
    asAna,
    createConversationSchema.parse({ title: 'Private', visibility: 'private' }),
  );
  const list = async (who: Ctx) =>
    (await listConversations(who, { limit: 10 })).map(({ title, owner }) => [title, owner.name]);
  expect(await list(asBen)).toEqual([['Shared', 'Ana Lima']]);
  expect(await list(asAna)).toEqual([
    ['Private', 'Ana Lima'],
    ['Shared', 'Ana Lima'],
  ]);
  expect((await listPeople(ctx)).map(({ name }) => name)).toEqual(['Ana Lima', 'Ben']);
});

test('a name that is none is refused', async () => {
  for (const name of ['', '   ', 'x'.repeat(81)])
    await expect(namePerson(ctx, { id: ana, name })).rejects.toMatchObject({ code: 'bad_input' });
});
