import { buttonClass } from '#components/ui/button.tsx';

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-3 p-6">
      <h1 className="text-xl font-semibold tracking-tight">There is nothing at this address</h1>
      <p className="text-ink-2">
        The investigation may have been deleted, or the link is cut short. Recent investigations are in the
        sidebar of the start page.
      </p>
      {/* Not a Link: this page's code is named by every page. */}
      <a href="/" className={buttonClass({ look: 'primary' })}>
        Go to the start page
      </a>
    </main>
  );
}
