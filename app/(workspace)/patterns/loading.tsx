import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div role="status" className="mx-auto flex w-full max-w-5xl flex-col gap-3 px-4 py-5 md:px-6">
      <span className="sr-only">Loading the patterns</span>
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-10" />
      <Skeleton className="h-8 w-3/4" />
      <Skeleton className="h-[60vh]" />
    </div>
  );
}
