import { WorkerPool } from '../ingest/worker-pool.ts';
import type { FromAnalyst, ToAnalyst } from './analysis-protocol.ts';

/** On globalThis, since the bundled and the plain modules of one process share it. */
const shared = globalThis as { logloreAnalysts?: WorkerPool<ToAnalyst, FromAnalyst> };

export function analysts(): WorkerPool<ToAnalyst, FromAnalyst> {
  shared.logloreAnalysts ??= new WorkerPool('lib/sources/analysis/analysis-worker.ts');
  return shared.logloreAnalysts;
}
