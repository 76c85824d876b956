/** A file for the browser to keep, sent as it is made. */
export function streamFile(
  parts: AsyncGenerator<string | Uint8Array>,
  { name, type, bytes }: { name: string; type: string; bytes?: number },
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    cancel: async () => void (await parts.return(undefined)),
  });
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      ...(bytes === undefined ? {} : { 'content-length': String(bytes) }),
    },
  });
}
