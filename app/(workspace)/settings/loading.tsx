import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div role="status" className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-5 md:px-6">
      <span className="sr-only">Loading the settings</span>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-72" />
      <Skeleton className="h-72" />
    </div>
  );
}
