import { LoadingPage } from '#components/ui/loading-page.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <LoadingPage says="Counting" width="wide">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-24" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-52" />
        <Skeleton className="h-52" />
      </div>
      <Skeleton className="h-72" />
    </LoadingPage>
  );
}
