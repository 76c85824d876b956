/** An answer of a few hundred words takes some kilobytes, also in many small events. */
const MOST_BYTES = 512 * 1024;

/**
 * The endpoint's answer, bounded and as a stream of events: some endpoints answer a request for a stream with
 * one JSON object. Redirects are not followed: the key goes to the address that was set, and nowhere else.
 */
export async function boundedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'error' });
  const { status, statusText, headers } = response;
  const bounded = new Response(response.body?.pipeThrough(boundBytes()) ?? null, {
    status,
    statusText,
    headers,
  });
  if (!response.ok || !headers.get('content-type')?.includes('application/json')) return bounded;
  return new Response(asEvents(await bounded.json()), {
    status,
    headers: { 'content-type': 'text/event-stream' },
  });
}

function boundBytes(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(part, controller) {
      bytes += part.length;
      if (bytes > MOST_BYTES) controller.error(new Error('it does not stop writing'));
      else controller.enqueue(part);
    },
  });
}

function asEvents(body: unknown): string {
  const { choices, ...rest } = (body ?? {}) as { choices?: { message?: unknown; finish_reason?: unknown }[] };
  if (!Array.isArray(choices)) throw new Error('no chat completion');
  const event = {
    ...rest,
    choices: choices.map(({ message, ...choice }) => ({ index: 0, ...choice, delta: message })),
  };
  return `data: ${JSON.stringify(event)}\n\ndata: [DONE]\n\n`;
}
