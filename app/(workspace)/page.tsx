import { FirstQuestion } from '#components/chat/first-question.tsx';

interface Props {
  searchParams: Promise<{ q?: string | string[] }>;
}

export default async function AskPage({ searchParams }: Props) {
  const { q } = await searchParams;
  return <FirstQuestion initialText={typeof q === 'string' ? q.slice(0, 20_000) : ''} />;
}
