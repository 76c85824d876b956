import { Button } from './button.tsx';

interface Props {
  /** What happened and what to do next; nothing is shown when there is nothing to say. */
  says: string | null;
  onRetry?: () => void;
}

/** What went wrong, where it went wrong: read out at once, what was typed stays. */
export function Problem({ says, onRetry }: Props) {
  if (says === null) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-red">
      <p className="min-w-0 [overflow-wrap:anywhere]">{says}</p>
      {onRetry ? (
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
