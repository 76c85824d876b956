import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <div role="status" className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-5 md:px-6">
      <span className="sr-only">Loading the pattern</span>
      <Skeleton className="h-4 w-20" />
      <Skeleton className="h-8 w-1/2" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-[60vh]" />
        <Skeleton className="h-64" />
      </div>
    </div>
  );
}
