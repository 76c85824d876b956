import { Skeleton } from '#components/ui/skeleton.tsx';

/** Also keeps the page together: its panel comes last, and what stands beside it would move. */
export default function Loading() {
  return (
    <div role="status" className="flex min-h-0 flex-1 flex-col">
      <span className="sr-only">Loading the investigation</span>
      <div className="flex h-12 shrink-0 items-center border-b border-line px-4 md:px-6">
        <Skeleton className="h-5 w-64" />
      </div>
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 px-4 py-6 md:px-6">
        <Skeleton className="h-7 w-2/3" />
        <Skeleton className="h-8" />
        <Skeleton className="h-64" />
      </div>
    </div>
  );
}
