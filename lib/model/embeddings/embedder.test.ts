import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { embedderContract } from './embedder.contract.ts';
import { localEmbedder } from './local-embedder.ts';
import { openAiEmbedder } from './openai-embedder.ts';

let server: Server;
let baseUrl = '';
const dims = 64;

/** A small endpoint that speaks the embeddings call: hashed words, so that equal texts get equal vectors. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { input } = JSON.parse(body) as { input: string[] };
    const data = input.map((text, index) => {
      const embedding = new Array<number>(dims).fill(0.01);
      for (const word of text.split(/\s+/))
        embedding[createHash('md5').update(word).digest()[0]! % dims]! += 1;
      return { object: 'embedding', index, embedding };
    });
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ object: 'list', data, model: 'test' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => server.close());

embedderContract('an endpoint that speaks OpenAI', async () => openAiEmbedder({ model: 'test', baseUrl }));
embedderContract('the local model', async () => localEmbedder());

it('fails at once when nothing listens, instead of retrying', async () => {
  const embedder = openAiEmbedder({ model: 'test', baseUrl: 'http://127.0.0.1:9/v1' });
  await expect(embedder.embed(['hello'])).rejects.toThrow();
});

it('puts texts that mean the same nearer than texts that do not', async () => {
  const embedder = localEmbedder();
  const [stale, old, unrelated] = await embedder.embed([
    'the events of this device are stale',
    'old events from the device',
    'the invoice was paid by credit card',
  ]);
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  expect(dot(stale!, old!)).toBeGreaterThan(dot(stale!, unrelated!));
  await embedder.close();
});
