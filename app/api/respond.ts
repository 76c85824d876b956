import { randomUUID } from 'node:crypto';
import { type ErrorCode, PersonError } from '#lib/contracts/errors.ts';
import { asPerson, personCookie } from '#lib/server/as-person.ts';
import { getCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toFailure } from '#lib/server/to-result.ts';

const statuses: Record<ErrorCode, number> = {
  bad_input: 400,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unreadable_log: 422,
  limit_reached: 429,
  internal: 500,
  store_unavailable: 503,
};

type Handler<P> = (ctx: Ctx, request: Request, params: P) => Promise<Response>;

/** Makes a route of a handler: request id, origin check, errors as JSON with their status, one log line. */
export function respond<P = Record<string, never>>(handler: Handler<P>) {
  return async (request: Request, route: { params: Promise<P> }): Promise<Response> => {
    const started = performance.now();
    const given = request.headers.get('x-request-id') ?? '';
    const requestId = /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    let ctx: Ctx | null = null;
    let response: Response;
    try {
      ctx = await asPerson(await getCtx(), cookieOf(request));
      if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request);
      response = await handler(ctx, request, await route.params);
    } catch (error) {
      const failure = toFailure(error, ctx);
      response = Response.json({ error: failure }, { status: statuses[failure.code] });
    }
    response.headers.set('x-request-id', requestId);
    response.headers.set('cache-control', 'no-store');
    const { pathname } = new URL(request.url);
    const ms = Math.round(performance.now() - started);
    ctx?.log.info(
      { requestId, method: request.method, path: pathname, status: response.status, ms },
      'request',
    );
    return response;
  };
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${personCookie}=`))?.slice(personCookie.length + 1);
}

/** Another site's page must not act through a visitor's browser. Tools send no Origin. */
export function checkOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const foreign = origin !== null && URL.parse(origin)?.host !== request.headers.get('host');
  if (foreign || site === 'cross-site') {
    throw new PersonError('not_allowed', 'This request came from another site and was not carried out.');
  }
}

/** Longest body of a JSON request: logs have a route of their own. */
const mostBytes = 256 * 1024;

/** The JSON of a body; an empty one is an empty object. Never holds more than the limit. */
export async function readJson(request: Request, most = mostBytes): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) {
      throw new PersonError('too_large', `The body is larger than ${most / 1024} KiB.`);
    }
    parts.push(part);
  }
  if (size === 0) return {};
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (cause) {
    throw new PersonError('bad_input', 'The body is not JSON.', { field: 'body', cause });
  }
}
