'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { memo, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { plural } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import {
  Archive,
  ArchiveRestore,
  Ellipsis,
  Link2,
  Lock,
  Pencil,
  Pin,
  PinOff,
  Trash2,
  Users,
} from '#components/icons/icons.tsx';
import { StatusDot } from '#components/shell/status-dot.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { MarkedText } from '#components/ui/marked-text.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { OnItsWay } from '#components/ui/on-its-way.tsx';
import { TitleForm } from '#components/ui/title-form.tsx';
import type { HistoryRow } from '#lib/contracts/history.ts';

export interface RowVerbs {
  rename: (id: string, title: string) => Promise<boolean>;
  pin: (id: string, pinned: boolean) => void;
  share: (id: string, visibility: 'team' | 'private') => void;
  archive: (ids: string[], archived: boolean) => void;
  remove: (ids: string[]) => void;
  copyLink: (id: string) => void;
  /** Before a row is left for its investigation. */
  leave: (id: string) => void;
  select: (id: string, reach: boolean) => void;
}

interface Props {
  row: HistoryRow;
  selected: boolean;
  verbs: RowVerbs;
  measure: (row: HTMLElement | null) => void;
  index: number;
  /** Room above for what is out of sight. */
  gap: number;
  /** Its place among all rows, and how many these are. */
  place: number;
  of: number;
  edges: keyof typeof edgeClasses;
}

const edgeClasses = {
  both: 'rounded-lg border-t',
  top: 'rounded-t-lg border-t',
  bottom: 'rounded-b-lg',
  none: '',
} as const;

const speakers = { user: 'asked', assistant: 'answered', system: 'noted' } as const;

function withoutHeadline({ running, outcome }: HistoryRow): string {
  if (running) return 'Being answered';
  switch (outcome) {
    case 'inconclusive':
      return 'Inconclusive: no cause could be named';
    case 'no fault':
      return 'No fault found';
    case 'confirmed':
    case 'likely':
    case null:
      return 'No logs were analysed';
  }
  return outcome satisfies never;
}

/** One investigation in the list. */
export const HistoryItem = memo(function HistoryItem({ row, selected, verbs, measure, ...at }: Props) {
  const [renaming, setRenaming] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const hold = useCallback(
    (node: HTMLLIElement | null) => {
      item.current = node;
      measure(node);
    },
    [measure],
  );
  const endRename = () => {
    // At once: the link that gets the focus must be there, however busy the page is.
    flushSync(() => setRenaming(false));
    item.current?.querySelector<HTMLElement>('a[data-nav]')?.focus();
  };
  const title = showHidden(row.title);
  const scope = [row.scope.domain, row.scope.env, row.scope.project].filter(Boolean).join(' · ');
  return (
    <li
      ref={hold}
      data-id={row.id}
      data-index={at.index}
      aria-posinset={at.place}
      aria-setsize={at.of}
      style={{ marginTop: at.gap }}
      className={clsx(
        'group grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-1 border-x border-b border-line bg-surface py-2.5 ps-1.5 pe-1.5 has-checked:bg-accent-soft',
        edgeClasses[at.edges],
      )}
    >
      <label className="-my-2.5 flex w-7 items-start justify-center pt-[15px]">
        <input
          type="checkbox"
          checked={selected}
          aria-label={`Select ${title}`}
          onClick={(event) => verbs.select(row.id, event.shiftKey)}
          onChange={() => undefined}
          className="size-3.5 accent-(--accent-fill)"
        />
      </label>
      <div className="min-w-0">
        {renaming ? (
          <TitleForm
            title={row.title}
            onRename={(text) => verbs.rename(row.id, text)}
            onLeave={endRename}
            className="h-7 font-medium"
          />
        ) : (
          <div className="flex min-w-0 items-center gap-2">
            <StatusDot investigation={row} />
            <Link
              // In the version of its question where the words were said.
              href={`/investigations/${row.id}${row.said ? `?at=${row.said.messageId}` : ''}`}
              prefetch={false}
              data-nav
              title={title}
              onClick={() => verbs.leave(row.id)}
              className="relative truncate font-medium hover:text-accent hover:underline"
            >
              {row.titlePieces ? <MarkedText pieces={row.titlePieces} /> : title}
              <OnItsWay />
            </Link>
            {row.pinned ? <Pin aria-label="Pinned" size={13} className="shrink-0 text-ink-3" /> : null}
            {row.visibility === 'private' ? (
              <Lock aria-label="Private" size={13} className="shrink-0 text-ink-3" />
            ) : null}
            {row.archived ? (
              <Archive aria-label="Archived" size={13} className="shrink-0 text-ink-3" />
            ) : null}
          </div>
        )}
        <p className="line-clamp-2 ps-[21px] text-sm text-ink-2">
          {row.said ? (
            <>
              <span className="text-ink-3">{speakers[row.said.by]}: </span>
              <MarkedText pieces={row.said.pieces} />
            </>
          ) : (
            <span className="line-clamp-1">{showHidden(row.headline || withoutHeadline(row))}</span>
          )}
        </p>
        <p className="tabular flex flex-wrap gap-x-2 ps-[21px] text-xs text-ink-3">
          {scope ? <span>{showHidden(scope)}</span> : null}
          <span>{showHidden(row.owner.name)}</span>
          <span>{plural(row.messageCount, 'message')}</span>
          <Instant at={row.lastActivityAt} className="sm:hidden" />
        </p>
      </div>
      <div className="flex items-start gap-1 pe-1">
        <Instant at={row.lastActivityAt} className="tabular pt-0.5 text-xs text-ink-3 max-sm:hidden" />
        <Menu
          trigger={
            <button
              type="button"
              aria-label={`More about ${title}`}
              className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
            >
              <Ellipsis aria-hidden size={15} strokeWidth={1.75} />
            </button>
          }
          entries={[
            { label: 'Rename', icon: Pencil, onSelect: () => setRenaming(true) },
            {
              label: row.pinned ? 'Unpin' : 'Pin',
              icon: row.pinned ? PinOff : Pin,
              onSelect: () => verbs.pin(row.id, !row.pinned),
            },
            row.visibility === 'team'
              ? { label: 'Keep private', icon: Lock, onSelect: () => verbs.share(row.id, 'private') }
              : { label: 'Share with the team', icon: Users, onSelect: () => verbs.share(row.id, 'team') },
            { label: 'Copy link', icon: Link2, onSelect: () => verbs.copyLink(row.id) },
            row.archived
              ? {
                  label: 'Take out of the archive',
                  icon: ArchiveRestore,
                  onSelect: () => verbs.archive([row.id], false),
                }
              : { label: 'Archive', icon: Archive, onSelect: () => verbs.archive([row.id], true) },
            { label: 'Delete', icon: Trash2, danger: true, onSelect: () => verbs.remove([row.id]) },
          ]}
        />
      </div>
    </li>
  );
});
