import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { countUnembedded } from '#db/queries/embeddings.ts';
import { storeMessages } from '#db/queries/messages.ts';
import { freshSettings } from '#db/testing/fresh-store.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readHealth } from '#lib/server/read-health.ts';
import { readSettings } from '#lib/server/settings.ts';
import { forgetContext } from '../context/context-cache.ts';
import { shareWithTeam } from '../conversations/share-with-team.ts';
import { searchMessages } from '../search/search-messages.ts';
import { findByMeaning } from './find-by-meaning.ts';

const userId = 'local';

/** Words that mean the same here, so that likeness of meaning is more than likeness of words. */
const meanings: Record<string, string> = {
  stale: 'old',
  outdated: 'old',
  crashed: 'died',
  terminated: 'died',
};

/** An endpoint that speaks the embeddings call, and can be told to fail, to refuse texts, and to change its size. */
class Endpoint {
  dims = 32;
  failing = false;
  asked = 0;
  texts: string[] = [];
  port = 0;
  #server: Server | null = null;

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      this.asked++;
      let body = '';
      for await (const part of request) body += part;
      const { input } = JSON.parse(body) as { input: string[] };
      this.texts.push(...input);
      const refused = input.some((text) => text.includes('POISON'));
      if (this.failing || refused) {
        response.writeHead(refused ? 400 : 503).end('{"error":{"message":"no"}}');
        return;
      }
      const data = input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: this.#vector(text),
      }));
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ object: 'list', data, model: 'm' }));
    });
    await new Promise<void>((done) => this.#server!.listen(this.port, '127.0.0.1', done));
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((done) => this.#server!.close(() => done()));
  }

  #vector(text: string): number[] {
    const vector = new Array<number>(this.dims).fill(0.001);
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const meant = meanings[word] ?? word;
      vector[createHash('md5').update(meant).digest()[0]! % this.dims]! += 1;
    }
    return vector;
  }
}

describe.each(Object.entries(freshSettings))('search by meaning on %s', (_, openStore) => {
  const endpoint = new Endpoint();
  let ctx: Ctx;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    await endpoint.start();
    const store = await openStore();
    drop = store.drop;
    const settings = { EMBEDDINGS: 'openai', OPENAI_BASE_URL: `http://127.0.0.1:${endpoint.port}/v1` };
    ctx = await openCtx(readSettings({ ...store.env, ...settings, LOG_LEVEL: 'silent' }));
  });
  afterEach(() => {
    endpoint.failing = false;
  });
  afterAll(async () => {
    await closeOpenCtx(ctx);
    await endpoint.stop();
    await drop();
  });

  async function say(...texts: string[]): Promise<void> {
    const { id } = await createConversation(ctx.db, { userId, title: 'talk' });
    await storeMessages(ctx.db, {
      conversationId: id,
      messages: texts.map((content) => ({ role: 'user', content })),
    });
    await forgetContext(ctx, { conversationId: id });
  }
  const waiting = () => countUnembedded(ctx.db, { model: ctx.meaning.model!, dims: ctx.meaning.dims });
  const caughtUp = () =>
    vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000, interval: 50 });
  const find = async (query: string) =>
    (await searchMessages(ctx, { userId, query, limit: 3 })).map(({ text }) => text);

  /** A question's vector that does not come in time is done without, so it may take a second look. */
  const firstFound = (query: string, text: string) =>
    vi.waitFor(async () => expect((await find(query))[0]).toContain(text), { timeout: 20_000, interval: 50 });

  test('what says the same in other words is found, and nothing secret was sent', async () => {
    await say('The gateway was terminated', 'password=hunter2 for jane@example.com');
    await say('Invoices are printed on Fridays');
    await caughtUp();
    await firstFound('who crashed?', 'The gateway was terminated');
    expect(endpoint.texts.join(' ')).not.toMatch(/hunter2|jane@example/);
    expect((await readHealth(ctx)).embeddings).toMatchObject({ state: 'ok', dims: 32 });
  });

  test('a provider that dies is done without, said in health, and used again when it is back', async () => {
    await endpoint.stop();
    await say('Poller of Paradise shows outdated events');
    expect((await find('poller of Paradise'))[0]).toContain('Paradise');
    expect(await find('something that nobody asked before')).not.toContain('none');
    const health = await readHealth(ctx);
    expect(health).toMatchObject({ status: 'degraded', embeddings: { state: 'down' } });
    expect(health.reasons.join(' ')).toContain('Search by words goes on');
    expect(await waiting()).toBeGreaterThan(0);
    await endpoint.start();
    await caughtUp();
    await firstFound('stale', 'outdated');
    expect((await readHealth(ctx)).status).toBe('ok');
  });

  test('a model that changes its size is used with its new size, and old vectors are made anew', async () => {
    endpoint.dims = 48;
    expect((await find('poller of Elysium'))[0]).toContain('Poller');
    await say('Switch in rack nine crashed');
    await caughtUp();
    expect(ctx.meaning.dims).toBe(48);
    await firstFound('terminated switch', 'rack nine');
    await firstFound('stale', 'outdated');
  });

  test('a text that the provider refuses costs no other message its vector', async () => {
    await say('before it', 'POISON', 'after it');
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 20_000, interval: 50 });
    expect((await find('POISON'))[0]).toBe('POISON');
  });

  test('where the store cannot compare vectors, this process does', async () => {
    ctx.store.capabilities.vector = false;
    await firstFound('stale', 'outdated');
    await say('The lift is outdated');
    await vi.waitFor(async () => expect(await find('stale lift')).toContain('The lift is outdated'), {
      timeout: 20_000,
    });
  });

  test('where this process compares, what somebody shows the team is found by others at once', async () => {
    ctx.store.capabilities.vector = false;
    const { id } = await createConversation(ctx.db, { userId, title: 'mine', visibility: 'private' });
    const [said] = await storeMessages(ctx.db, {
      conversationId: id,
      messages: [{ role: 'user', content: 'The elevator crashed' }],
    });
    // The poisoned one of before never gets its vector.
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 20_000, interval: 50 });
    const foundByAna = async () => {
      const near = await findByMeaning(ctx, { userId: 'ana', question: 'elevator terminated', limit: 50 });
      expect(near).not.toEqual([]);
      return near.some(({ ownerId }) => ownerId === said!.id);
    };
    expect(await foundByAna()).toBe(false);
    await shareWithTeam(ctx, { id, visibility: 'team' });
    expect(await foundByAna()).toBe(true);
    await shareWithTeam(ctx, { id, visibility: 'private' });
    expect(await foundByAna()).toBe(false);
  });
});
