import type { ReactNode } from 'react';
import { Skeleton } from './skeleton.tsx';

const widths = { narrow: 'max-w-3xl', middle: 'max-w-5xl', wide: 'max-w-6xl' } as const;

interface Props {
  /** What a reader hears. */
  says: string;
  width?: keyof typeof widths;
  children: ReactNode;
}

/** A page that is on its way, in the size it will have. */
export function LoadingPage({ says, width = 'middle', children }: Props) {
  return (
    <div role="status" className={`mx-auto flex w-full flex-col gap-4 px-4 py-5 md:px-6 ${widths[width]}`}>
      <span className="sr-only">{says}</span>
      {children}
    </div>
  );
}

/** A page with a title, a search box, filters and a list. */
export function LoadingList({ says }: { says: string }) {
  return (
    <LoadingPage says={says}>
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-10" />
      <Skeleton className="h-8 w-3/4" />
      <Skeleton className="h-[60vh]" />
    </LoadingPage>
  );
}
