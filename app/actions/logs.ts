'use server';

import { z } from 'zod';
import {
  countOverTimeSchema,
  type Facets,
  type FoundLines,
  type LevelBars,
  listFacetsSchema,
  readLinesSchema,
  readWholeLineSchema,
  type SearchLinesInput,
  searchLinesSchema,
  type ViewFile,
  type ViewLine,
} from '#lib/contracts/log-view.ts';
import type { Result } from '#lib/contracts/result.ts';
import { type KeptLogs, listKeptLogsSchema } from '#lib/contracts/uploads.ts';
import { toResult } from '#lib/server/to-result.ts';
import { countOverTime } from '#lib/sources/stored/count-over-time.ts';
import { findViewLines } from '#lib/sources/stored/find-view-lines.ts';
import { listFacets as facets } from '#lib/sources/stored/list-facets.ts';
import { listFiles as files } from '#lib/sources/stored/list-files.ts';
import { listKeptLogs as keptLogs } from '#lib/sources/stored/list-kept-logs.ts';
import { readWholeLine as wholeLine } from '#lib/sources/stored/read-whole-line.ts';
import { viewLines } from '#lib/sources/stored/view-lines.ts';
import { requestCtx } from '../request-ctx.ts';

/** Lines of a stored file by number, for a page of the log viewer. */
export async function readLines(input: z.input<typeof readLinesSchema>): Promise<Result<ViewLine[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => viewLines(ctx, readLinesSchema.parse(input)));
}

export async function readWholeLine(
  input: z.input<typeof readWholeLineSchema>,
): Promise<Result<{ text: string; cut: number }>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => wholeLine(ctx, readWholeLineSchema.parse(input)));
}

/** Records that fit a filter, page by page; a page may be empty and still name where to go on. */
export async function searchLines(input: SearchLinesInput): Promise<Result<FoundLines>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => findViewLines(ctx, searchLinesSchema.parse(input)));
}

/** Lines over time by level; null when no line has a time. */
export async function histogram(
  input: z.input<typeof countOverTimeSchema>,
): Promise<Result<LevelBars | null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => countOverTime(ctx, countOverTimeSchema.parse(input)));
}

export async function listFiles(logSetId: string): Promise<Result<ViewFile[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => files(ctx, { logSetId: z.uuid().parse(logSetId) }));
}

export async function listFacets(input: z.input<typeof listFacetsSchema>): Promise<Result<Facets>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => facets(ctx, listFacetsSchema.parse(input)));
}

/** Logs taken in before, to be asked about again. */
export async function listKeptLogs(input: z.input<typeof listKeptLogsSchema>): Promise<Result<KeptLogs[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => keptLogs(ctx, listKeptLogsSchema.parse(input)));
}
