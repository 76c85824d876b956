import { LoadingList } from '#components/ui/loading-page.tsx';

export default function Loading() {
  return <LoadingList says="Loading the patterns" />;
}
