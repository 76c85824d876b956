/** Said where similar issues were looked for before all of memory was read in. */
export function NewestOnly() {
  return (
    <p className="text-warn">
      Older incidents were still being read in after a start: only the newest were compared. Ask again in a
      minute to compare all of them.
    </p>
  );
}
