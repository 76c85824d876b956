import Link from 'next/link';
import { plural } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Card } from '#components/ui/card.tsx';

interface Row {
  name: string;
  note?: string;
  value: number;
  aside?: string;
  href: string;
  machine?: boolean;
}

/** Names by how often they came, each with its bar and the way to its investigations. */
export function Ranking({ title, none, rows }: { title: string; none: string; rows: Row[] }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">{none}</p>
      ) : (
        <ol className="flex flex-col gap-2">
          {rows.map(({ name, note, value, aside, href, machine }) => (
            <li key={name} className="flex flex-col gap-1 text-sm">
              <div className="flex min-w-0 items-baseline gap-3">
                <Link
                  href={href}
                  title={showHidden(note ? `${name}: ${note}` : name)}
                  className={`min-w-0 flex-1 truncate hover:text-accent hover:underline ${machine ? 'machine' : ''}`}
                >
                  {showHidden(name)}
                </Link>
                <span className="tabular shrink-0 text-xs text-ink-3">
                  {plural(value, 'investigation')}
                  {aside ? `, ${aside}` : ''}
                </span>
              </div>
              <span aria-hidden className="h-1 rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `max(4px, ${(value / most) * 100}%)` }}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
