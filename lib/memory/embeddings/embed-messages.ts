import { isStoreGone } from '#db/is-store-gone.ts';
import { countUnembedded, ensureVectorIndex, listUnembedded, putEmbeddings } from '#db/queries/embeddings.ts';
import { MAX_EMBED_CHARS } from '#lib/model/embeddings/embedder.ts';
import { slept } from '#lib/server/background.ts';
import type { Ctx } from '#lib/server/context.ts';
import { type Lease, withLease } from '#lib/server/with-lease.ts';
import { isRefused } from './meaning.ts';
import { vectorShelves } from './vector-shelves.ts';

/** Messages in one call: local models take about 20 ms each, endpoints take more at once anyway. */
const BATCH = 32;
/** A call that takes longer has failed. */
const CALL_MS = 30_000;
/** Without a hint the store is looked at this often, for what other instances stored. */
const LOOK_MS = 60_000;
/** Writers come in bursts: a question and its answer are embedded together. */
const SETTLE_MS = 300;
/** Transactions that end out of order are looked for this long. */
const OVERLAP_MS = 60_000;
const LEASE = { name: 'embeddings', ttlMs: 90_000, everyMs: 0 };
/** Texts that a provider refuses again and again are remembered, up to a bound. */
const MOST_REFUSED = 10_000;

interface Progress {
  /** Everything stored before it has its vector. */
  doneBefore: Date | null;
  /** The size of vectors it was found out for. */
  dims: number | null;
  refused: Set<string>;
}

/** Gives every message its vector, in the background, for as long as the instance lives. */
export async function embedMessages(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const { meaning } = ctx;
  const progress: Progress = { doneBefore: null, dims: null, refused: new Set() };
  while (!signal.aborted) {
    try {
      await withLease(ctx, LEASE, (lease) => catchUp(ctx, progress, lease, signal));
    } catch (error) {
      if (signal.aborted) return;
      // A provider that fails is told by the status; anything else is news.
      if (meaning.pausedMs === 0) ctx.log.warn({ err: error }, 'messages wait for their vectors');
      else ctx.log.debug({ err: error }, 'the provider of embeddings does not answer');
      await slept(Math.max(1_000, meaning.pausedMs), signal);
      continue;
    }
    await meaning.awake(LOOK_MS, signal);
    await slept(SETTLE_MS, signal);
  }
}

async function catchUp(ctx: Ctx, progress: Progress, lease: Lease, signal: AbortSignal): Promise<void> {
  const { meaning, db } = ctx;
  const { model } = meaning;
  if (model === null) return;
  if (meaning.dims === null) {
    // The size is asked for first: only so is it known which vectors are of another.
    await probe(ctx, signal);
  }
  while (!signal.aborted) {
    if (progress.dims !== meaning.dims) {
      progress.dims = meaning.dims;
      progress.doneBefore = null;
      vectorShelves.forget(ctx);
      await ensureVectorIndex(ctx.store, { ownerKind: 'message', model, dims: meaning.dims ?? 0 });
    }
    const began = ctx.now();
    const { dims } = meaning;
    const found = await listUnembedded(db, {
      ...{ model, dims, chars: MAX_EMBED_CHARS, limit: BATCH + progress.refused.size },
      ...(progress.doneBefore ? { since: progress.doneBefore } : {}),
    });
    const batch = found.filter(({ id }) => !progress.refused.has(id)).slice(0, BATCH);
    if (batch.length === 0) {
      progress.doneBefore = new Date(began.getTime() - OVERLAP_MS);
      meaning.waiting = 0;
      return;
    }
    if (batch.length === BATCH && (meaning.waiting ?? 0) === 0)
      meaning.waiting = await countUnembedded(db, { model, dims });
    await lease.hold();
    await embedBatch(ctx, batch, progress, signal);
    meaning.waiting = Math.max(0, (meaning.waiting ?? batch.length) - batch.length);
  }
}

async function probe({ meaning }: Ctx, signal: AbortSignal): Promise<void> {
  try {
    await meaning.embed(['size'], AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]));
  } catch (error) {
    meaning.failed(error);
    throw error;
  }
}

async function embedBatch(
  ctx: Ctx,
  batch: readonly { id: string; text: string }[],
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { meaning } = ctx;
  let vectors: Float32Array[];
  try {
    vectors = await meaning.embed(
      batch.map(({ text }) => (text.trim() === '' ? '.' : text)),
      AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]),
    );
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (batch.length === 1) {
      // A provider that takes nothing at all is down, whatever it answers.
      await probe(ctx, signal);
      if (progress.refused.size < MOST_REFUSED) progress.refused.add(batch[0]!.id);
      return;
    }
    // One text that is refused must not keep the others from their vectors.
    const half = batch.length >> 1;
    await embedBatch(ctx, batch.slice(0, half), progress, signal);
    await embedBatch(ctx, batch.slice(half), progress, signal);
    return;
  }
  const rows = batch.map(({ id }, i) => ({
    ownerKind: 'message' as const,
    ownerId: id,
    model: meaning.model ?? '',
    values: Array.from(vectors[i]!),
    contentHash: '',
  }));
  try {
    await putEmbeddings(ctx.db, rows);
  } catch (error) {
    if (isStoreGone(error)) throw error;
    throw new Error('vectors could not be stored', { cause: error });
  }
  vectorShelves.touch(ctx);
}
