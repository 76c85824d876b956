'use client';

import { Button } from '#components/ui/button.tsx';

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

/** What failed, that nothing is lost, and what to do. */
export function PageError({ error, retry }: Props) {
  return (
    <div
      role="alert"
      className="mx-auto flex min-h-96 w-full max-w-md flex-1 flex-col items-start justify-center gap-3 p-6"
    >
      <h1 className="text-xl font-semibold tracking-tight">This page could not be shown</h1>
      <p className="text-ink-2">
        Everything that was stored is still there. Try again; if it stays like this, look into the server's
        log
        {error.digest ? (
          <>
            {' '}
            for <code className="machine">{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
