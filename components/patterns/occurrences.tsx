import Link from 'next/link';
import { showHidden } from '#components/format/visible-text.ts';
import { Circle, CircleCheck, CircleX } from '#components/icons/icons.tsx';
import { Card } from '#components/ui/card.tsx';
import { Instant } from '#components/ui/instant.tsx';
import type { PatternDetail } from '#lib/contracts/memory.ts';

const shown = 12;
const looks = {
  solved: { Icon: CircleCheck, className: 'text-green' },
  unsolved: { Icon: CircleX, className: 'text-amber' },
  open: { Icon: Circle, className: 'text-ink-3' },
} as const;
const words = { solved: 'solved', unsolved: 'not solved', open: 'open' } as const;

/** Where it came, newest first; all of them are in the history. */
export function Occurrences({ pattern }: { pattern: PatternDetail }) {
  const { investigations } = pattern;
  const learned = pattern.outcomes.filter(({ knowledge }) => knowledge);
  return (
    <>
      {learned.length > 0 ? (
        <Card title="What was learned">
          <ul className="list-disc ps-4 marker:text-ink-3">
            {[...new Set(learned.map(({ knowledge }) => knowledge ?? ''))].map((text) => (
              <li key={text}>{showHidden(text)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title="Investigations">
        {investigations.length === 0 ? (
          <p className="text-sm text-ink-3">None of those you may see ended in this pattern.</p>
        ) : (
          <ul className="flex flex-col">
            {investigations.slice(0, shown).map(({ id, title, status, at }) => {
              const { Icon, className } = looks[status];
              return (
                <li key={id} className="flex min-w-0 items-center gap-2 py-1 text-sm">
                  <Icon aria-hidden size={13} strokeWidth={2} className={`shrink-0 ${className}`} />
                  <span className="sr-only">{words[status]}: </span>
                  <Link
                    href={`/investigations/${id}`}
                    className="min-w-0 flex-1 truncate hover:text-accent hover:underline"
                  >
                    {showHidden(title)}
                  </Link>
                  <Instant at={at} className="tabular shrink-0 text-xs text-ink-3" />
                </li>
              );
            })}
          </ul>
        )}
        {investigations.length > shown ? (
          <Link
            href={`/history?pattern=${encodeURIComponent(pattern.key)}`}
            className="mt-2 inline-block text-sm text-accent hover:underline"
          >
            All of them in the history
          </Link>
        ) : null}
      </Card>
    </>
  );
}
