import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SharedView } from '#components/share/shared-view.tsx';
import { readShared } from '#lib/memory/sharing/read-shared.ts';
import { getCtx } from '#lib/server/compose.ts';

interface Props {
  params: Promise<{ token: string }>;
}

const read = cache(async (token: string) => readShared(await getCtx(), { token }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shared = await read((await params).token);
  return { title: shared?.title ?? 'Not found', robots: { index: false, follow: false } };
}

/** One investigation for whoever has the link: nothing of the workspace is around it. */
export default async function SharePage({ params }: Props) {
  const shared = await read((await params).token);
  if (!shared) notFound();
  return <SharedView shared={shared} />;
}
