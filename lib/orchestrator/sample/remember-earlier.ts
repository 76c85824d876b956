import { createConversation, readConversation } from '#db/queries/conversations.ts';
import { shiftConversation } from '#db/queries/shift-conversation.ts';
import { startRunSchema } from '#lib/contracts/runs.ts';
import type { SampleName } from '#lib/contracts/samples.ts';
import { deleteConversations } from '#lib/memory/conversations/delete-conversations.ts';
import { recordOutcome } from '#lib/memory/patterns/record-outcome.ts';
import { incidentShelves } from '#lib/memory/recall/incident-shelves.ts';
import { messageShelves } from '#lib/memory/search/message-shelves.ts';
import { stableId } from '#lib/memory/stable-id.ts';
import type { Ctx } from '#lib/server/context.ts';
import { startRun, titleOf } from '../start-run.ts';
import { type EarlierIncident, samples } from './samples.ts';
import { takeInSample } from './take-in-sample.ts';

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
/** Enough lines to find the cause in, quickly made. */
const MINUTES = 12;

/** Two clicks at once make the past once. */
const making = new Map<string, Promise<void>>();

/**
 * Investigates the earlier occurrences of a sample, by the same analysis as any question, dates them back and notes
 * how they ended. What is there already is left alone.
 */
export function rememberEarlier(ctx: Ctx, { name }: { name: SampleName }): Promise<void> {
  const key = `${ctx.user.id} ${name}`;
  const begun = making.get(key);
  if (begun) return begun;
  const work = makeAll(ctx, name).finally(() => making.delete(key));
  making.set(key, work);
  return work;
}

async function makeAll(ctx: Ctx, name: SampleName): Promise<void> {
  const made: string[] = [];
  for (const [index, incident] of samples[name].earlier.entries()) {
    const conversationId = stableId(`sample ${ctx.user.id} ${name} ${index}`);
    const known = await readConversation(ctx.db, { conversationId, userId: ctx.user.id });
    if (known && known.status !== 'open') continue;
    // One that was broken off half-way has nothing to say.
    if (known) await deleteConversations(ctx, { ids: [conversationId] });
    await investigate(ctx, name, conversationId, incident);
    made.push(conversationId);
  }
  incidentShelves.changed(ctx, made);
  messageShelves.changed(ctx, made);
}

async function investigate(
  ctx: Ctx,
  name: SampleName,
  conversationId: string,
  { daysAgo, question, tried, fix, hours }: EarlierIncident,
): Promise<void> {
  const userId = ctx.user.id;
  const { scope } = samples[name];
  const asked = new Date(ctx.now().getTime() - daysAgo * DAY);
  const set = await takeInSample(ctx, { name, end: asked, minutes: MINUTES });
  const begun = ctx.now();
  await createConversation(ctx.db, {
    id: conversationId,
    userId,
    title: titleOf(question),
    ...scope,
    metadata: { sample: name },
  });
  const input = startRunSchema.parse({ conversationId, text: question, scope, logSetIds: [set.id] });
  const { runId } = await startRun(ctx, input);
  await ctx.runs.active.get(runId)?.finished;
  await shiftConversation(ctx.db, { conversationId, byMs: begun.getTime() - asked.getTime() });
  const note = { userId, conversationId, source: 'person' } as const;
  const at = (share: number) => new Date(asked.getTime() + hours * share * HOUR);
  if (tried) await recordOutcome(ctx, { ...note, outcome: 'not_solved', action: tried, at: at(0.4) });
  await recordOutcome(ctx, { ...note, outcome: 'solved', action: fix, at: at(1) });
}
