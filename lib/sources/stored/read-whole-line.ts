import type { Ctx } from '#lib/server/context.ts';
import { findFile } from './find-file.ts';
import { linesOfFile } from './read-lines.ts';

/** What a page can hold of one line; an endless line is shown this far. */
const MOST_CHARS = 1024 * 1024;

/** One line with what a row leaves out. */
export async function readWholeLine(
  ctx: Ctx,
  { logSetId, file, line }: { logSetId: string; file: string; line: number },
): Promise<{ text: string; cut: number }> {
  const { id } = await findFile(ctx, logSetId, file);
  const [found] = await linesOfFile(ctx, { logFileId: id, fromLine: line, toLine: line, wholeLines: true });
  const text = found?.text ?? '';
  return { text: text.slice(0, MOST_CHARS), cut: Math.max(0, text.length - MOST_CHARS) };
}
