import { describe, expect, test } from 'vitest';
import { listConversations } from '#db/queries/list-conversations.ts';
import type { SampleName } from '#lib/contracts/samples.ts';
import type { FinishedStep, StepName, StepPayload } from '#lib/contracts/steps.ts';
import { listSimilar } from '#lib/memory/conversations/list-similar.ts';
import { readInvestigation } from '#lib/memory/conversations/read-investigation.ts';
import { tellUnlike } from '#lib/memory/recall/tell-unlike.ts';
import type { Ctx } from '#lib/server/context.ts';
import { followToEnd, stored } from '../testing/instances.ts';
import { withInstances } from '../testing/with-instances.ts';
import { runSample } from './run-sample.ts';

describe('the sample incidents', () => {
  let ctx: Ctx;
  withInstances(async (instances) => {
    ctx = await instances.open();
  });

  async function stepsOf(name: SampleName): Promise<FinishedStep[]> {
    const { runId } = await runSample(ctx, { name });
    const events = stored(await followToEnd(ctx, runId));
    return events.flatMap((event) => (event.type === 'step' ? [event.step] : []));
  }
  const payload = <N extends StepName>(steps: FinishedStep[], name: N) =>
    steps.find((step) => step.name === name)?.payload as StepPayload<N>;
  const day = 24 * 60 * 60_000;

  test.each([
    ['payment-outage', /configuration of switch-connector/, [12, 3]],
    ['stale-device', /poller of the device/, [20, 6]],
  ] as const)(
    '%s is recognised by what fixed it before, though every id and host is another',
    async (name, fix, days) => {
      const steps = await stepsOf(name);
      const similar = payload(steps, 'Found Similar Issues');
      expect(similar.count).toBe(2);
      const [issue] = similar.issues;
      expect(issue).toMatchObject({ solved: true, resolution: expect.stringMatching(fix) });
      expect(issue!.seenNow!.lines).toBeGreaterThan(0);
      const { pattern } = payload(steps, 'Known Error Pattern');
      expect(pattern).toMatchObject({ solved: 2, tried: 3 });
      const ages = (await listConversations(ctx.db, { userId: ctx.user.id, limit: 10, status: ['solved'] }))
        .map((row) => Math.round((Date.now() - row.createdAt.getTime()) / day))
        .filter((age) => (days as readonly number[]).includes(age));
      expect(ages).toHaveLength(2);
    },
    30_000,
  );

  test('what somebody said is not the same trouble is not recalled again, until it is taken back', async () => {
    const { runId, conversationId: id } = await runSample(ctx, { name: 'payment-outage' });
    await followToEnd(ctx, runId);
    const recalled = async () => (await listSimilar(ctx, id))!.map((issue) => issue.conversationId);
    const [otherId] = await recalled();
    await tellUnlike(ctx, { id, otherId: otherId!, unlike: true });
    expect(await recalled()).not.toContain(otherId);
    expect((await readInvestigation(ctx, id))!.unlike).toEqual([otherId]);
    await tellUnlike(ctx, { id: otherId!, otherId: id, unlike: false });
    expect((await recalled())[0]).toBe(otherId);
  }, 30_000);

  test('the past is made once, however often the sample is run', async () => {
    await stepsOf('payment-outage');
    const solved = await listConversations(ctx.db, {
      userId: ctx.user.id,
      limit: 10,
      status: ['solved'],
    });
    expect(solved.filter(({ domain }) => domain === 'payments')).toHaveLength(2);
  }, 30_000);
});
