import { z } from 'zod';
import { listFiles } from '#app/actions/logs.ts';
import { FirstQuestion } from '#components/chat/first-question.tsx';
import { storedBefore } from '#components/composer/attachments.ts';

interface Props {
  searchParams: Promise<{ q?: string | string[]; logs?: string | string[] }>;
}

export default async function AskPage({ searchParams }: Props) {
  const { q, logs } = await searchParams;
  const setId = z.uuid().safeParse(logs);
  const files = setId.success ? await listFiles(setId.data) : null;
  const given = setId.success && files?.ok ? storedBefore(setId.data, files.value) : undefined;
  return <FirstQuestion initialText={typeof q === 'string' ? q.slice(0, 20_000) : ''} given={given} />;
}
