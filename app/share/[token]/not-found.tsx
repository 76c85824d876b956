export default function LinkGone() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="text-xl font-semibold tracking-tight">This link does not open anything</h1>
      <p className="text-ink-2">
        It is past its time, it was taken back, or it is cut short. Ask whoever sent it for a new one.
      </p>
    </main>
  );
}
