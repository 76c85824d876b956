import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { scrolls } from '#components/ui/scrolls.ts';

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

/** Rows of data: a table that scrolls in its own box where there is room, a list of labelled values on a phone. */
export function DataTable({ caption, columns, rows, showCaption = false }: Props) {
  return (
    <section aria-label={caption} {...scrolls} className="overflow-x-auto rounded-md border border-line">
      <table className="w-full border-collapse text-start text-sm [overflow-wrap:break-word] max-sm:block">
        <caption className={showCaption ? 'px-3 py-2 text-start text-ink-3 max-sm:block' : 'sr-only'}>
          {caption}
        </caption>
        <thead className="max-sm:sr-only">
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
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={row.key} className="border-b border-line last:border-0 max-sm:block max-sm:py-1.5">
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-label={column.label}
                  className={clsx(
                    'px-3 py-1.5 align-top max-sm:flex max-sm:gap-3 max-sm:py-0.5 max-sm:before:w-20 max-sm:before:shrink-0 max-sm:before:text-xs max-sm:before:leading-5 max-sm:before:text-ink-3 max-sm:before:content-[attr(data-label)]',
                    column.numeric && 'tabular sm:text-end',
                    column.wide ? 'sm:min-w-56' : 'sm:whitespace-nowrap',
                  )}
                >
                  {column.wide ? (
                    <div className="min-w-0">{row.cells[column.key]}</div>
                  ) : (
                    row.cells[column.key]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
