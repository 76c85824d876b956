'use client';

import { useState } from 'react';
import { type Part, usePart } from './part.ts';
import { Problem } from './problem.tsx';
import { Skeleton } from './skeleton.tsx';

interface Props<P> {
  of: Part<P>;
  given: P;
}

/** A part where it belongs: something holds its place until it is fetched, and what could not be is asked for again. */
export function Later<P extends object>({ of, given }: Props<P>) {
  const [missing, setMissing] = useState(false);
  const Fetched = usePart(of, !missing, () => setMissing(true));
  if (Fetched) return <Fetched {...given} />;
  if (missing) return <Problem says="The server could not be reached." onRetry={() => setMissing(false)} />;
  return <Skeleton className="min-h-24 flex-1" />;
}
