import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requestCtx } from '#app/request-ctx.ts';
import { LogPage } from '#components/evidence/log-page.tsx';
import { toResult } from '#lib/server/to-result.ts';
import { openLogView } from '#lib/sources/stored/open-log-view.ts';

interface Props {
  params: Promise<{ setId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: 'Logs' };

const line = z.coerce.number().int().positive();
const placeSchema = z
  .object({ file: z.string().min(1).max(1_000), line, to: line.optional().catch(undefined) })
  .transform(({ file, line: fromLine, to }) => ({
    file,
    fromLine,
    toLine: Math.max(fromLine, to ?? fromLine),
  }));

/** A stored set, opened at the line the link names. */
export default async function LogsPage({ params, searchParams }: Props) {
  const setId = z.uuid().safeParse((await params).setId);
  if (!setId.success) notFound();
  const { data: place } = placeSchema.safeParse(await searchParams);
  const ctx = await requestCtx();
  // What cannot be opened the viewer asks for again, and says why it is not there.
  const opened = await toResult(ctx, () => openLogView(ctx, { logSetId: setId.data, place }));
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <h1 className="sr-only">Logs</h1>
      <LogPage logSetId={setId.data} opened={opened.ok ? opened.value : undefined} place={place} />
    </div>
  );
}
