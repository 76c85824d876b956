'use client';

import { plural } from '#components/format/numbers.ts';
import { Archive, ArchiveRestore, Download, Link2, Trash2, X } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { historyBounds } from '#lib/contracts/history.ts';

interface Props {
  ids: string[];
  allArchived: boolean;
  /** How many there are in all, where more than these could be selected. */
  more: number | null;
  onAll: () => void;
  onArchive: (archived: boolean) => void;
  onDelete: () => void;
  onLink: () => void;
  onExport: (format: 'markdown' | 'json') => void;
  onClear: () => void;
}

/** What can be done to the selected rows. */
export function SelectionBar({ ids, allArchived, more, onAll, ...on }: Props) {
  return (
    <div
      role="toolbar"
      aria-label="Selected investigations"
      className="popup-motion sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-1.5 rounded-lg bg-raised p-1.5 ps-3 text-sm shadow-pop"
    >
      <span className="tabular me-1 font-medium">{plural(ids.length, 'investigation')}</span>
      {more === null ? null : (
        <Button size="sm" look="quiet" onClick={onAll}>
          Select all {more}
        </Button>
      )}
      <Button size="sm" onClick={() => on.onArchive(!allArchived)}>
        {allArchived ? <ArchiveRestore aria-hidden size={14} /> : <Archive aria-hidden size={14} />}
        {allArchived ? 'Take out' : 'Archive'}
      </Button>
      {ids.length > 1 && ids.length <= historyBounds.linked ? (
        <Button size="sm" onClick={on.onLink}>
          <Link2 aria-hidden size={14} />
          Link
        </Button>
      ) : null}
      <Menu
        align="start"
        trigger={
          <Button size="sm">
            <Download aria-hidden size={14} />
            Export
          </Button>
        }
        entries={[
          { label: 'Markdown, to read', onSelect: () => on.onExport('markdown') },
          { label: 'JSON, to import elsewhere', onSelect: () => on.onExport('json') },
        ]}
      />
      <Button size="sm" className="text-red" onClick={on.onDelete}>
        <Trash2 aria-hidden size={14} />
        Delete
      </Button>
      <IconButton icon={X} small label="Clear the selection" keys="Esc" onClick={on.onClear} />
    </div>
  );
}
