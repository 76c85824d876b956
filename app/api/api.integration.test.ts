import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFreshProcess } from '#lib/server/testing/fresh-process.ts';
import { POST as cleanup } from './admin/cleanup-sessions/route.ts';
import { GET as read } from './conversations/[id]/route.ts';
import { GET as runbook } from './conversations/[id]/runbook/route.ts';
import { GET as similar } from './conversations/[id]/similar/route.ts';
import { POST as create } from './conversations/route.ts';
import { GET as exported } from './export/memory/route.ts';
import { GET as health } from './health/route.ts';
import { GET as facets } from './history/facets/route.ts';
import { GET as history } from './history/route.ts';
import { POST as imported } from './import/memory/route.ts';
import { GET as metrics } from './metrics/route.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openFreshProcess();
});
afterAll(() => close());

const none = { params: Promise.resolve({}) };
const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const url = (path: string) => `http://127.0.0.1:3000${path}`;
const get = (path: string) => new Request(url(path), { headers: { host: '127.0.0.1:3000' } });
const post = (path: string, body?: string, headers: Record<string, string> = {}) =>
  new Request(url(path), {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', ...headers },
    ...(body === undefined ? {} : { body }),
  });

test('health says what it runs on', async () => {
  const response = await health(get('/api/health'), none);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'ok',
    store: { kind: 'postgres', healthy: true },
    cache: { kind: 'memory' },
    model: { configured: false },
    activeSessions: 0,
  });
});

test('an investigation is created, read, and has no similar ones yet', async () => {
  const created = await create(post('/api/conversations', '{"title":"Paradise is stale"}'), none);
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  const found = await read(get(`/api/conversations/${id}`), withId(id));
  expect(await found.json()).toMatchObject({ conversation: { title: 'Paradise is stale' }, messages: [] });
  const alike = await similar(get(`/api/conversations/${id}/similar`), withId(id));
  expect(await alike.json()).toEqual({ count: 0, issues: [] });
});

test('the history is read page by page, and a place that nobody gave is refused', async () => {
  for (const title of ['Heron lags', 'Heron lags again'])
    await create(post('/api/conversations', JSON.stringify({ title })), none);
  const page = async (query: string) => {
    const response = await history(get(`/api/history?${query}`), none);
    return (await response.json()) as {
      rows: { title: string }[];
      next: object | null;
      found: number | null;
    };
  };
  const first = await page('q=heron&sort=oldest&limit=1&timeZone=Asia/Dhaka');
  expect(first).toMatchObject({ rows: [{ title: 'Heron lags' }], found: 2 });
  const after = encodeURIComponent(JSON.stringify(first.next));
  expect(await page(`q=heron&sort=oldest&limit=1&after=${after}`)).toMatchObject({
    ...{ rows: [{ title: 'Heron lags again' }], next: null, found: null },
  });
  for (const bad of ['after=here', 'limit=0', 'limit=many', 'timeZone=Mars/Olympus'])
    expect((await history(get(`/api/history?${bad}`), none)).status, bad).toBe(400);
});

test('what the history can be narrowed by is told', async () => {
  await create(post('/api/conversations', '{"title":"Slow disk","scope":{"domain":"storage"}}'), none);
  const told = (await (await facets(get('/api/history/facets'), none)).json()) as { domains: string[] };
  expect(told.domains).toContain('storage');
});

test('unknown and malformed ids are not found', async () => {
  for (const id of [crypto.randomUUID(), 'not-an-id', "'; drop table runs; --"]) {
    expect((await read(get('/api/conversations/x'), withId(id))).status).toBe(404);
    expect((await similar(get('/api/conversations/x/similar'), withId(id))).status).toBe(404);
  }
});

test('a bad body is refused with the field named, a large one for its size', async () => {
  const bad = await create(post('/api/conversations', '{"visibility":"public"}'), none);
  expect(bad.status).toBe(400);
  expect(await bad.json()).toMatchObject({ error: { code: 'bad_input', field: 'visibility' } });
  expect((await create(post('/api/conversations', '{"title":'), none)).status).toBe(400);
  const large = JSON.stringify({ title: 'x'.repeat(300_000) });
  expect((await create(post('/api/conversations', large), none)).status).toBe(413);
});

test('a request from another site is refused', async () => {
  const foreign = post('/api/conversations', '{}', { origin: 'https://evil.example' });
  expect((await create(foreign, none)).status).toBe(403);
  const own = post('/api/conversations', '{}', { origin: 'http://127.0.0.1:3000' });
  expect((await create(own, none)).status).toBe(201);
});

test('cleanup needs a number of days and deletes only what is older', async () => {
  expect((await cleanup(post('/api/admin/cleanup-sessions?days=soon'), none)).status).toBe(400);
  expect((await cleanup(post('/api/admin/cleanup-sessions'), none)).status).toBe(400);
  const done = await cleanup(post('/api/admin/cleanup-sessions?days=7'), none);
  expect(await done.json()).toEqual({ deleted: 0 });
});

test('metrics are in the text format of Prometheus', async () => {
  const response = await metrics(get('/api/metrics'), none);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(await response.text()).toContain('loglore_runs_total');
});

test('the memory is downloaded as JSON and taken back with a report of what it did', async () => {
  await create(post('/api/conversations', '{"title":"Utopia is slow"}'), none);
  const file = await exported(get('/api/export/memory'), none);
  expect(file.headers.get('content-disposition')).toContain('loglore-memory-');
  const text = await file.text();
  const { records } = JSON.parse(text) as { records: { title: string }[] };
  expect(records.map(({ title }) => title)).toContain('Utopia is slow');
  const report = await imported(post('/api/import/memory', text), none);
  expect(await report.json()).toMatchObject({ investigations: { added: 0, unchanged: records.length } });
  expect((await imported(post('/api/import/memory', 'no memory'), none)).status).toBe(400);
  expect((await imported(post('/api/import/memory'), none)).status).toBe(400);
});

test('an investigation in which nothing was found out has no runbook yet', async () => {
  const created = await create(post('/api/conversations', '{"title":"Fresh"}'), none);
  const { id } = (await created.json()) as { id: string };
  const answer = await runbook(get(`/api/conversations/${id}/runbook`), withId(id));
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
});
