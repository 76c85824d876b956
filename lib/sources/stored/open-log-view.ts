import type { OpenedLogs } from '#lib/contracts/log-view.ts';
import { viewPageRows } from '#lib/contracts/view-page-rows.ts';
import type { Ctx } from '#lib/server/context.ts';
import { listFiles } from './list-files.ts';
import { viewLines } from './view-lines.ts';

/** What the viewer shows first: the files of a set, and the page of lines where it opens. */
export async function openLogView(
  ctx: Ctx,
  { logSetId, place }: { logSetId: string; place: { file: string; fromLine: number } | undefined },
): Promise<OpenedLogs> {
  const files = await listFiles(ctx, { logSetId });
  const file = files.find(({ name }) => name === place?.file) ?? files[0];
  if (!file) return { files, first: null };
  const line = file.name === place?.file ? Math.min(place.fromLine, Math.max(1, file.lines)) : 1;
  const page = Math.floor((line - 1) / viewPageRows);
  const fromLine = page * viewPageRows + 1;
  const toLine = fromLine + viewPageRows - 1;
  const lines = await viewLines(ctx, { logSetId, file: file.name, fromLine, toLine });
  return { files, first: { file: file.name, page, lines } };
}
