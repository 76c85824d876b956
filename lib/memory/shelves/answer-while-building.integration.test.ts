import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { storeMessage } from '#db/queries/messages.ts';
import { freshPostgresUrl } from '#db/testing/fresh-store.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { startRunSchema } from '#lib/contracts/runs.ts';
import type { StepName } from '#lib/contracts/steps.ts';
import type { RunContext } from '#lib/orchestrator/run-context.ts';
import { foundSimilarIssues } from '#lib/orchestrator/steps/found-similar-issues.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readSettings } from '#lib/server/settings.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { findSimilarIssues } from '../recall/find-similar-issues.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { searchMessages } from '../search/search-messages.ts';
import { finding, finished } from '../testing/finished.ts';

const userId = 'local';
let ctx: Ctx;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshPostgresUrl();
  drop = fresh.drop;
  const settings = readSettings({ DATABASE_URL: fresh.url, LOG_LEVEL: 'silent' });
  // Nothing is built before the test says so.
  ctx = await openCtx(settings, { serves: false });
});
afterAll(async () => {
  await closeOpenCtx(ctx);
  await drop();
});

/** The same context with a store whose first answer is held back. */
function holding(held: Promise<unknown>): Ctx {
  let first = true;
  const select = (...columns: []) => {
    if (!first) return ctx.db.select(...columns);
    first = false;
    return { from: () => held.then(() => []) };
  };
  const db = new Proxy(ctx.db, {
    get: (real, name) => (name === 'select' ? select : Reflect.get(real, name)),
  });
  return { ...ctx, db };
}

test('who asks while the indexes are still built after a start is answered meanwhile', async () => {
  const { id: conversationId } = await createConversation(ctx.db, { userId, title: 'Night' });
  const content = 'The certificate of the gateway expired';
  await storeMessage(ctx.db, { conversationId, role: 'user', content });
  const templates = [{ text: 'certificate of <*> expired', level: 'error' as const, count: 9 }];
  await storeAnalysis(
    ctx,
    finished({
      ...{ conversationId, userId, templates, queryText: content },
      findings: [
        finding({ title: 'Certificate expired', pattern: 'edge:CERTIFICATE_EXPIRED', templates: ['x'] }),
      ],
    }),
  );
  const gate = Promise.withResolvers<void>();
  const slow = holding(gate.promise);
  const built = [messageShelves.warm(slow), incidentShelves.warm(holding(gate.promise))];

  const search = () => searchMessages(ctx, { userId, query: 'expired certificate' });
  const similar = () =>
    findSimilarIssues(ctx, {
      ...{ userId, conversationId: crypto.randomUUID(), queryText: 'certificate expired' },
      parameters,
      seen: { templates, services: [], exceptions: [] },
    });
  const parameters = parametersSchema.parse({});
  const run = {
    ...{ ctx, userId, conversationId: crypto.randomUUID() },
    input: startRunSchema.parse({ text: 'certificate expired', timeZone: 'UTC' }),
    finished: (name: StepName) =>
      name === 'Extracted Parameters' ? { parameters, understood: [] } : undefined,
  } as unknown as RunContext;
  const saysSo = async () => (await foundSimilarIssues.work(run)).newestOnly;
  const found = [{ text: content, score: 1, matched: ['expired', 'certificate'] }];
  expect(await search()).toMatchObject(found);
  expect(await similar()).toEqual({ issues: [], whole: false });
  expect(await saysSo()).toBe(true);

  gate.resolve();
  await Promise.all(built);
  expect(await search()).toMatchObject(found);
  expect(await similar()).toMatchObject({ issues: [{ conversationId }], whole: true });
  expect(await saysSo()).toBe(false);
});
