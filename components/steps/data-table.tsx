import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface Column {
  key: string;
  label: string;
  numeric?: boolean;
  wide?: boolean;
}

interface Props {
  caption: string;
  columns: readonly Column[];
  rows: { key: string; cells: Record<string, ReactNode> }[];
  showCaption?: boolean;
}

// A box that scrolls must be reachable by keyboard.
const scrolls = { tabIndex: 0 };

/** Rows of data; scrolls sideways in its own box, never the page. */
export function DataTable({ caption, columns, rows, showCaption = false }: Props) {
  return (
    <section aria-label={caption} {...scrolls} className="overflow-x-auto rounded-md border border-line">
      <table className="w-full border-collapse text-start text-sm">
        <caption className={showCaption ? 'px-3 py-2 text-start text-ink-3' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={clsx(
                  'px-3 py-1.5 text-xs font-medium whitespace-nowrap text-ink-3',
                  column.numeric ? 'text-end' : 'text-start',
                  column.wide && 'w-full',
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-line last:border-0">
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={clsx(
                    'px-3 py-1.5 align-top',
                    column.numeric && 'tabular text-end whitespace-nowrap',
                  )}
                >
                  {row.cells[column.key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
