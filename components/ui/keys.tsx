/** A key or chord as it is pressed: "⌘K", "⌘ ↵", "?". */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className="rounded-sm border border-line bg-sunken px-1 font-sans text-xs leading-4 text-ink-3">
      {keys}
    </kbd>
  );
}
