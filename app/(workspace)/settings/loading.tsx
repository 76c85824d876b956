import { LoadingPage } from '#components/ui/loading-page.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

export default function Loading() {
  return (
    <LoadingPage says="Loading the settings" width="narrow">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-72" />
      <Skeleton className="h-72" />
    </LoadingPage>
  );
}
