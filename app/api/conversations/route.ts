import { createConversationSchema } from '#lib/contracts/conversations.ts';
import { createConversation } from '#lib/memory/conversations/create-conversation.ts';
import { readJson, respond } from '../respond.ts';

export const POST = respond(async (ctx, request) => {
  const input = createConversationSchema.parse(await readJson(request));
  const created = await createConversation(ctx, input);
  return Response.json(created, { status: 201, headers: { location: `/api/conversations/${created.id}` } });
});
