import type { LogSet } from '#db/queries/log-sets.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import { seededRandom } from '#lib/sources/sample/random.ts';
import type { Site } from './open-site.ts';

const start = Date.parse('2026-03-02T00:00:00Z');
/** Between two lines; five million of them are under three hours. */
const everyMs = 2;
const pieceLines = 10_000;

async function* lines(count: number): AsyncGenerator<Uint8Array> {
  const random = seededRandom(5);
  for (let from = 0; from < count; from += pieceLines) {
    let text = '';
    for (let at = from; at < Math.min(count, from + pieceLines); at++) {
      const time = new Date(start + at * everyMs).toISOString();
      const request = (at * 2_654_435_761) >>> 0;
      text +=
        at % 400 === 399
          ? `${time} ERROR payment-service request ${request} timed out after ${random.int(900, 3000)} ms\n`
          : `${time} INFO payment-service request ${request} settled in ${random.int(5, 80)} ms\n`;
    }
    yield Buffer.from(text);
  }
}

/** A set of made-up lines, taken in as an upload is. */
export function storeLines({ ctx }: Site, count: number): Promise<LogSet> {
  const inputs = [{ name: 'app.log', bytes: lines(count) }];
  return ingestLogs(ctx, { name: `${count} lines`, kind: 'upload', inputs });
}
