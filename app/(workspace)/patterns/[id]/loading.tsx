import { LoadingPage } from '#components/ui/loading-page.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <LoadingPage says="Loading the pattern">
      <Skeleton className="h-4 w-20" />
      <Skeleton className="h-8 w-1/2" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-[60vh]" />
        <Skeleton className="h-64" />
      </div>
    </LoadingPage>
  );
}
