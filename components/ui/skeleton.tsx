import { clsx } from 'clsx';

/** Stands where content will be, in the same size; the reader hears "loading" from the region around it. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden data-skeleton className={clsx('rounded-md bg-hover', className)} />;
}
