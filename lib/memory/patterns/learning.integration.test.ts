import { describe, expect, test } from 'vitest';
import { createConversation, readConversation } from '#db/queries/conversations.ts';
import { readPattern } from '#db/queries/error-patterns.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { listSimilar } from '../conversations/list-similar.ts';
import { findSimilarIssues } from '../recall/find-similar-issues.ts';
import { finding, finished } from '../testing/finished.ts';
import { lookUpPattern } from './look-up-pattern.ts';
import { mergePatterns } from './merge-patterns.ts';
import { noticeReturn } from './notice-return.ts';
import { recordOutcome } from './record-outcome.ts';
import { tellNotPattern } from './tell-not-pattern.ts';

const userId = 'local';
const stale = 'event queue of <*> not drained for <*> s';
const heartbeat = 'poller <*> sent no heartbeat';

describe('what one incident teaches the next', () => {
  let ctx: Ctx;
  const past: string[] = [];
  withCtx((opened) => {
    ctx = opened;
  });

  /** One investigation of the same cause on another device, under other ids. */
  async function incident(device: string, at: Date) {
    const { id } = await createConversation(ctx.db, { userId, title: `Stale events on ${device}` });
    const stored = await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId,
        queryText: `Why are the events of ${device} stale?`,
        parameters: { devices: [device], domain: 'telemetry' },
        findings: [
          finding({
            title: 'The poller hangs',
            pattern: 'telemetry:POLLER_HANGS',
            since: at.toISOString(),
            templates: [stale, heartbeat],
          }),
        ],
        templates: [
          { text: stale, level: 'error', count: 40 },
          { text: heartbeat, level: 'warn', count: 12 },
          { text: 'GET /status <*>', level: 'info', count: 900 },
        ],
        services: ['poller'],
        at,
      }),
    );
    past.push(id);
    return { id, ...stored };
  }

  const today = {
    templates: [
      { text: stale, level: 'error' as const, count: 214, firstSeen: Date.parse('2026-05-12T10:02:00Z') },
      { text: heartbeat, level: 'warn' as const, count: 3 },
    ],
    services: ['poller'],
    exceptions: [],
  };

  test('three incidents of one cause and two fixes: the right one is proposed first, with its true rate', async () => {
    const first = await incident('Paradise', new Date('2026-05-01T08:00:00Z'));
    const second = await incident('Atlantis', new Date('2026-05-04T08:00:00Z'));
    const third = await incident('Utopia', new Date('2026-05-09T08:00:00Z'));
    expect([first.newPattern, second.newPattern, third.newPattern]).toEqual([true, false, false]);

    const said = { userId, source: 'person' } as const;
    const clear = 'clearing the cache';
    await recordOutcome(ctx, { ...said, conversationId: first.id, outcome: 'not_solved', action: clear });
    await recordOutcome(ctx, {
      ...said,
      conversationId: first.id,
      outcome: 'solved',
      action: 'restarting the poller on Paradise',
    });
    await recordOutcome(ctx, {
      ...said,
      conversationId: second.id,
      outcome: 'solved',
      action: 'restarted poller on Atlantis',
    });
    await recordOutcome(ctx, { ...said, conversationId: third.id, outcome: 'not_solved', action: clear });
    const { pattern } = await recordOutcome(ctx, {
      ...said,
      conversationId: third.id,
      outcome: 'solved',
      action: 'restart of the poller on Utopia',
    });
    expect(pattern).toMatchObject({ solved: 3, tried: 5 });

    const { issues } = await findSimilarIssues(ctx, {
      userId,
      conversationId: crypto.randomUUID(),
      queryText: 'Arcadia shows old events',
      parameters: parametersSchema.parse({ devices: ['Arcadia'] }),
      seen: today,
    });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      occurrences: 3,
      solved: true,
      outcome: 'solved',
      seenNow: { templates: 2, of: 2, lines: 217, since: '2026-05-12T10:02:00.000Z' },
    });
    expect(issues[0]?.why.join(' ')).toContain(
      '2 of its 2 templates occur here, 217 times since 12 May 2026, 10:02.',
    );

    const known = await lookUpPattern(ctx, { userId, templates: today.templates, issues });
    expect(known.pattern).toMatchObject({ key: 'telemetry:POLLER_HANGS', solved: 3, tried: 5 });
    expect(known.pattern?.successRate).toBeCloseTo(0.6);
    expect(known.pattern?.steps).toEqual([
      { text: 'restarting the poller on Paradise', worked: 3, failed: 0 },
      { text: clear, worked: 0, failed: 2 },
    ]);
    expect(await listSimilar(ctx, third.id)).toMatchObject([{ occurrences: 2 }]);
  });

  test('an error that comes back after its fix reopens the investigation and costs the fix its success', async () => {
    const id = past[1]!;
    const again = await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId,
        findings: [
          finding({
            title: 'The poller hangs',
            pattern: 'telemetry:POLLER_HANGS',
            since: new Date(Date.now() + 60_000).toISOString(),
          }),
        ],
      }),
    );
    const noticed = await noticeReturn(ctx, { userId, conversationId: id, analysisId: again.analysisId });
    expect(noticed?.pattern).toMatchObject({ solved: 2, tried: 5 });
    expect(noticed?.pattern?.steps[0]).toMatchObject({ worked: 2, failed: 1 });
    expect(await readConversation(ctx.db, { conversationId: id, userId })).toMatchObject({ status: 'open' });
    expect(await noticeReturn(ctx, { userId, conversationId: id, analysisId: again.analysisId })).toBeNull();
  });

  test('a trouble that shares only a service and a common word is refused', async () => {
    const { issues } = await findSimilarIssues(ctx, {
      userId,
      conversationId: crypto.randomUUID(),
      queryText: 'Why is the login page slow?',
      parameters: parametersSchema.parse({}),
      seen: {
        templates: [{ text: 'login took <*> ms', level: 'warn', count: 20 }],
        services: ['poller'],
        exceptions: [],
      },
    });
    expect(issues).toEqual([]);
  });

  test("a private investigation is no similar issue of another person's trouble", async () => {
    const { id } = await createConversation(ctx.db, {
      userId: 'ana',
      visibility: 'private',
      title: 'Secret',
    });
    const templates = [{ text: 'vault seal <*> broken', level: 'error' as const, count: 3 }];
    await storeAnalysis(ctx, finished({ conversationId: id, userId: 'ana', templates, queryText: 'Vault?' }));
    const ask = (person: string) =>
      findSimilarIssues(ctx, {
        userId: person,
        conversationId: crypto.randomUUID(),
        queryText: 'Vault?',
        parameters: parametersSchema.parse({}),
        seen: { templates, services: [], exceptions: [] },
      });
    expect((await ask(userId)).issues).toEqual([]);
    expect((await ask('ana')).issues).toHaveLength(1);
  });

  test('"not the same" is remembered: logs like these are not taken for the pattern again', async () => {
    const { id } = await createConversation(ctx.db, { userId, title: 'Disk' });
    const other = 'disk <*> is read only';
    await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId,
        findings: [finding({ title: 'The poller hangs', pattern: 'telemetry:POLLER_HANGS' })],
        templates: [{ text: other, level: 'error', count: 9 }],
      }),
    );
    await recordOutcome(ctx, { userId, conversationId: id, outcome: 'not_the_same', source: 'chat' });
    const known = await lookUpPattern(ctx, {
      userId,
      templates: [{ text: stale }, { text: heartbeat }, { text: other }],
    });
    expect(known.pattern).toBeNull();
  });

  test('lines that a person says are not a pattern are not taken for it again, under no path, until it is taken back', async () => {
    const { id } = await createConversation(ctx.db, { userId, title: 'Same name, other trouble' });
    const key = 'telemetry:POLLER_HANGS';
    const other = 'poller <*> lost its licence';
    const { analysisId } = await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId,
        findings: [finding({ title: 'Licence', pattern: key, templates: [stale, other] })],
        templates: [
          { text: 'GET /status <*>', level: 'info', count: 900 },
          { text: stale, level: 'error', count: 3 },
        ],
      }),
    );
    const templates = [{ text: stale }, { text: heartbeat }, { text: other }];
    const named = async (more = templates) =>
      (await lookUpPattern(ctx, { userId, keys: [key], templates: more })).pattern?.key;
    expect(await named()).toBe(key);
    await tellNotPattern(ctx, { analysisId, key, isNot: true });
    expect(await named()).toBeUndefined();
    expect((await readPattern(ctx.db, { key }))?.negativeSamples).toContain(other);
    // Its own trouble is still known, and so is what merely was logged beside it.
    expect(await named([{ text: stale }, { text: heartbeat }, { text: 'GET /status <*>' }])).toBe(key);
    await tellNotPattern(ctx, { analysisId, key, isNot: false });
    expect(await named()).toBe(key);
    await expect(tellNotPattern(ctx, { analysisId: crypto.randomUUID(), key, isNot: true })).rejects.toThrow(
      'does not exist any more',
    );
  });

  test('merged patterns count as one, under both keys', async () => {
    const { id } = await createConversation(ctx.db, { userId, title: 'Once more' });
    await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId,
        findings: [finding({ title: 'Poller dead', pattern: 'telemetry:POLLER_DEAD' })],
      }),
    );
    await recordOutcome(ctx, {
      userId,
      conversationId: id,
      outcome: 'solved',
      source: 'chat',
      action: 'reboot',
    });
    const merged = await mergePatterns(ctx, {
      key: 'telemetry:POLLER_DEAD',
      intoKey: 'telemetry:POLLER_HANGS',
    });
    expect(merged).toMatchObject({ solved: 3, tried: 6 });
    const known = await lookUpPattern(ctx, { userId, keys: ['telemetry:POLLER_DEAD'] });
    expect(known.pattern).toMatchObject({ key: 'telemetry:POLLER_HANGS', solved: 3 });
  });
});
