import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readPanelWidth } from '#app/preferences.ts';
import { Investigation } from '#components/chat/investigation.tsx';
import { readInvestigation } from '#lib/memory/conversations/read-investigation.ts';
import { requestCtx } from '../../../request-ctx.ts';

interface Props {
  params: Promise<{ id: string }>;
}

const read = cache(async (id: string) => readInvestigation(await requestCtx(), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = await read((await params).id);
  return { title: data?.conversation.title ?? 'Not found' };
}

export default async function InvestigationPage({ params }: Props) {
  const data = await read((await params).id);
  if (!data) notFound();
  return (
    <Investigation key={data.conversation.id} data={data} panelWidth={readPanelWidth(await cookies())} />
  );
}
