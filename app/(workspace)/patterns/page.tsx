import type { Metadata } from 'next';
import { PatternList } from '#components/patterns/pattern-list.tsx';
import { listPatterns } from '#lib/memory/patterns/list-patterns.ts';
import { requestCtx } from '../../request-ctx.ts';

/** As many as can be searched in the browser while somebody types. */
const most = 500;

export const metadata: Metadata = { title: 'Patterns' };

export default async function PatternsPage() {
  const patterns = await listPatterns(await requestCtx(), { limit: most });
  return <PatternList patterns={patterns} most={most} />;
}
