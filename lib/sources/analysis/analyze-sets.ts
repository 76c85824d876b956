import { readChunks, readChunksByLines } from '#db/queries/log-chunks.ts';
import type { LogSet } from '#db/queries/log-sets.ts';
import type { Evidence } from '#lib/contracts/evidence.ts';
import type { Finding } from '#lib/contracts/findings.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Verified } from '#lib/logs/verify/verify-causes.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { LentWorker } from '../ingest/worker-pool.ts';
import { ANALYSIS_LIMITS } from './analysis-limits.ts';
import type { Found, FromAnalyst, Piece, Searched, ToAnalyst } from './analysis-protocol.ts';
import { analysts } from './analysts.ts';
import { Picking, pieceOf } from './picking.ts';
import { type Prepared, prepareAnalysis } from './prepare-analysis.ts';
import type { SetFile } from './set-files.ts';

export interface AnalysisInput {
  logs: readonly LogSet[];
  baselines: readonly LogSet[];
  parameters: Parameters;
  signal: AbortSignal;
  onProgress?: (progress: { bytes: number; of: number; lines: number }) => void;
}

/** The parts of an analysis as they come about; when one fails, so do those after it. */
export interface Analysis {
  searched: Promise<Searched>;
  found: Promise<Found>;
  checked: Promise<Verified>;
  /** Sentences about what was not looked at. */
  limits: Promise<string[]>;
}

/** Analyses stored sets in a worker: this thread only fetches chunks and hands them over. */
export function analyzeSets(ctx: Ctx, input: AnalysisInput): Analysis {
  const searched = Promise.withResolvers<Searched>();
  const found = Promise.withResolvers<Found>();
  const checked = Promise.withResolvers<Verified>();
  const limits = Promise.withResolvers<string[]>();
  const parts = [searched, found, checked, limits];
  // Whoever asks for a part hears of its failure; nobody may ask for the later ones.
  for (const { promise } of parts) promise.then(undefined, () => undefined);
  const fail = (error: unknown) => {
    for (const { reject } of parts) reject(error);
  };
  carryOut(ctx, input, {
    searched: searched.resolve,
    found: found.resolve,
    checked: checked.resolve,
    limits: limits.resolve,
  }).catch(fail);
  return {
    searched: searched.promise,
    found: found.promise,
    checked: checked.promise,
    limits: limits.promise,
  };
}

interface Tell {
  searched(value: Searched): void;
  found(value: Found): void;
  checked(value: Verified): void;
  limits(value: string[]): void;
}

async function carryOut(ctx: Ctx, input: AnalysisInput, tell: Tell): Promise<void> {
  const { signal } = input;
  const prepared = await prepareAnalysis(ctx, input);
  tell.limits(prepared.limits);
  const worker = await analysts().lend();
  let broken = false;
  try {
    signal.throwIfAborted();
    broken = true;
    await converse(ctx, worker, prepared, input, tell);
    broken = false;
  } finally {
    await worker.giveBack(broken);
  }
}

async function converse(
  ctx: Ctx,
  worker: LentWorker<ToAnalyst, FromAnalyst>,
  prepared: Prepared,
  input: AnalysisInput,
  tell: Tell,
): Promise<void> {
  const { signal, onProgress } = input;
  const { files, plans, job, picks } = prepared;
  const of = plans.reduce((sum, plan) => sum + plan.bytes, 0);
  const picking = new Picking(onProgress);
  const ended = Promise.withResolvers<void>();
  const onAbort = () => ended.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.listen((message) => {
    switch (message.type) {
      case 'progress':
        onProgress?.({ bytes: message.bytes, of, lines: message.lines });
        break;
      case 'picked':
        picking.note(message);
        break;
      case 'searched':
        tell.searched(message.searched);
        break;
      case 'found':
        tell.found(placeFound(message.found, files));
        break;
      case 'reread':
        reread(ctx, files, message).then((pieces) => worker.send({ type: 'pieces', pieces }), ended.reject);
        break;
      case 'checked':
        tell.checked({ ...message.checked, findings: placeFindings(message.checked.findings, files) });
        ended.resolve();
        break;
      case 'failed':
        ended.reject(new Error(message.message));
        break;
      default:
        message satisfies never;
    }
  });
  try {
    const handed = picks
      ? picking.handOver(ctx, worker, picks, signal)
      : handOver(ctx, worker, prepared, signal);
    await Promise.race([handed, ended.promise]);
    worker.send({ type: 'run', job });
    await ended.promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function handOver(
  ctx: Ctx,
  worker: LentWorker<ToAnalyst, FromAnalyst>,
  { plans }: Prepared,
  signal: AbortSignal,
): Promise<void> {
  for (const [group, plan] of plans.entries()) {
    for (const { file, seqs } of plan.reads) {
      const begin = file.places[0]?.seq;
      if (begin !== undefined && begin !== seqs[0]) {
        const [chunk] = await readChunks(ctx.db, { logFileId: file.logFileId, seqs: [begin] });
        if (chunk) worker.send({ type: 'lead', group, file: file.key, piece: pieceOf(chunk) });
      }
      for (let at = 0; at < seqs.length; at += ANALYSIS_LIMITS.batch) {
        const chunks = await readChunks(ctx.db, {
          logFileId: file.logFileId,
          seqs: seqs.slice(at, at + ANALYSIS_LIMITS.batch),
        });
        signal.throwIfAborted();
        for (const chunk of chunks) {
          const piece = pieceOf(chunk);
          worker.send({ type: 'piece', group, file: file.key, piece }, [piece.data.buffer as ArrayBuffer]);
        }
      }
    }
  }
}

async function reread(
  ctx: Ctx,
  files: ReadonlyMap<string, SetFile>,
  { file, fromLine, toLine }: { file: string; fromLine: number; toLine: number },
): Promise<Piece[]> {
  const known = files.get(file);
  if (!known) return [];
  const { logFileId } = known;
  const chunks = await readChunksByLines(ctx.db, {
    logFileId,
    fromLine,
    toLine,
    limit: ANALYSIS_LIMITS.rereadChunks,
  });
  return chunks.map((chunk) => pieceOf(chunk));
}

/** Evidence points at stored sets, under the names that people gave the files. */
function placed(evidence: readonly Evidence[], files: ReadonlyMap<string, SetFile>): Evidence[] {
  return evidence.map((one) => {
    const file = files.get(one.file);
    return file ? { ...one, file: file.name, logSetId: file.logSetId } : one;
  });
}

function placeFindings(findings: readonly Finding[], files: ReadonlyMap<string, SetFile>): Finding[] {
  return findings.map((finding) => ({ ...finding, evidence: placed(finding.evidence, files) }));
}

function placeFound(found: Found, files: ReadonlyMap<string, SetFile>): Found {
  switch (found.kind) {
    case 'causes':
      return { ...found, findings: placeFindings(found.findings, files) };
    case 'lines':
      return { ...found, answer: { ...found.answer, evidence: placed(found.answer.evidence, files) } };
    default:
      return found satisfies never;
  }
}
