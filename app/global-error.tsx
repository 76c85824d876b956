'use client';

import '@fontsource-variable/geist/wght.css';
import './globals.css';
import { PageError } from '#components/shell/page-error.tsx';

/** Stands in for the root layout when that itself fails. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Loglore</title>
        <PageError error={error} retry={retry} />
      </body>
    </html>
  );
}
