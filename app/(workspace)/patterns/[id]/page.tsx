import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { readZone } from '#app/preferences.ts';
import { PatternView } from '#components/patterns/pattern-view.tsx';
import { listPatterns } from '#lib/memory/patterns/list-patterns.ts';
import { readPatternPage } from '#lib/memory/patterns/read-pattern-page.ts';
import { requestCtx } from '../../../request-ctx.ts';

interface Props {
  params: Promise<{ id: string }>;
}

const read = cache(async (id: string) =>
  readPatternPage(await requestCtx(), {
    id: decodeURIComponent(id),
    timeZone: readZone(await cookies()) ?? 'UTC',
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await read((await params).id);
  return { title: page?.pattern.errorType ?? 'Not found' };
}

export default async function PatternPage({ params }: Props) {
  const { id } = await params;
  const page = await read(id);
  if (!page) notFound();
  // A key, or the id of a pattern that was merged: both lead to the one address.
  if (page.pattern.id !== id) redirect(`/patterns/${page.pattern.id}`);
  const others = (await listPatterns(await requestCtx(), { limit: 500 }))
    .filter(({ id: other }) => other !== id)
    .map(({ key, title }) => ({ key, title }));
  return <PatternView page={page} others={others} />;
}
