import { showHidden } from '#components/format/visible-text.ts';
import type { TextPiece } from '#lib/contracts/history.ts';

/** Text with the words that were looked for marked in it. */
export function MarkedText({ pieces }: { pieces: readonly TextPiece[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? (
      <mark key={key} className="rounded-sm bg-amber-soft px-0.5 font-medium text-amber">
        {showHidden(text)}
      </mark>
    ) : (
      <span key={key}>{showHidden(text)}</span>
    );
  });
}
