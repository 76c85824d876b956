import type { Metadata } from 'next';
import { PatternList } from '#components/patterns/pattern-list.tsx';
import { findDuplicatePatterns } from '#lib/memory/patterns/find-duplicate-patterns.ts';
import { listPatterns } from '#lib/memory/patterns/list-patterns.ts';
import { requestCtx } from '../../request-ctx.ts';

/** As many as can be searched in the browser while somebody types. */
const most = 500;

export const metadata: Metadata = { title: 'Patterns' };

export default async function PatternsPage() {
  const ctx = await requestCtx();
  const [patterns, alike] = await Promise.all([
    listPatterns(ctx, { limit: most }),
    findDuplicatePatterns(ctx, { limit: 3 }),
  ]);
  return <PatternList patterns={patterns} most={most} alike={alike} />;
}
