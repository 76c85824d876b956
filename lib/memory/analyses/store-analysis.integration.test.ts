import { expect, test } from 'vitest';
import { listAnalyses, readAnalysis } from '#db/queries/analyses.ts';
import { createConversation } from '#db/queries/conversations.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { recordOutcome } from '../patterns/record-outcome.ts';
import { findSimilarIssues } from '../recall/find-similar-issues.ts';
import { finding, finished } from '../testing/finished.ts';
import { storeAnalysis } from './store-analysis.ts';

const userId = 'local';
let ctx: Ctx;
withCtx((opened) => {
  ctx = opened;
});

async function look(conversationId: string, title: string, pattern = 'edge:CERTIFICATE_EXPIRED') {
  const text = 'certificate of <*> expired';
  const templates = [{ text, level: 'error' as const, count: 9 }];
  const found = finding({ title, pattern, templates: [text] });
  const { analysisId } = await storeAnalysis(
    ctx,
    finished({ conversationId, userId, findings: [found], templates }),
  );
  return analysisId;
}
const begin = async () => (await createConversation(ctx.db, { userId, title: 'Edge' })).id;

test('a newer look at the same trouble supersedes the older one, which stays readable as it was', async () => {
  const conversationId = await begin();
  const old = await look(conversationId, 'The certificate of the gateway expired');
  const newer = await look(conversationId, 'The certificate of the relay expired');
  expect(await readAnalysis(ctx.db, { analysisId: old, userId })).toMatchObject({
    title: 'The certificate of the gateway expired',
    supersededBy: newer,
  });
  const current = await listAnalyses(ctx.db, { userId, conversationId, limit: 10 });
  expect(current.map(({ id }) => id)).toEqual([newer]);
  const { issues } = await findSimilarIssues(ctx, {
    ...{ userId, conversationId: crypto.randomUUID(), queryText: 'expired' },
    parameters: parametersSchema.parse({}),
    seen: {
      templates: [{ text: 'certificate of <*> expired', level: 'error', count: 1 }],
      services: [],
      exceptions: [],
    },
  });
  expect(issues.map(({ analysisId }) => analysisId)).toEqual([newer]);
});

test('what people judged, and what is another trouble, is not superseded', async () => {
  const conversationId = await begin();
  const judged = await look(conversationId, 'Expired');
  await recordOutcome(ctx, {
    ...{ conversationId, userId, source: 'person' },
    ...{ outcome: 'not_solved', action: 'waiting' },
  });
  const other = await look(conversationId, 'The disk is full', 'edge:DISK_FULL');
  const newer = await look(conversationId, 'Expired again');
  const kept = await listAnalyses(ctx.db, { userId, conversationId, limit: 10 });
  expect(kept.map(({ id }) => id).sort()).toEqual([judged, other, newer].sort());
});
