'use client';

import { type ReactNode, useRef, useState } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { PanelRight, Pencil } from '#components/icons/icons.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import type { Outcome } from '#lib/contracts/findings.ts';
import type { Scope } from '#lib/contracts/parameters.ts';

const titleForm = part(() => import('#components/ui/title-form.tsx').then((module) => module.TitleForm));

interface Props {
  title: string;
  outcome: Outcome | null;
  solved: boolean;
  scope: Scope;
  /** Answers whether it was renamed; absent where it may not be. */
  onRename?: (title: string) => Promise<boolean>;
  onPanel: () => void;
  menu?: ReactNode;
}

export function Header({ title, outcome, solved, scope, onRename, onPanel, menu }: Props) {
  const [editing, setEditing] = useState(false);
  const TitleForm = usePartOrTell(titleForm, editing, () => setEditing(false));
  const pencil = useRef<HTMLButtonElement>(null);
  const end = () => {
    setEditing(false);
    // The input is gone; the pencil that opened it takes the focus back.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  const chips = [scope.project, scope.env, scope.domain].filter((one) => one !== undefined);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line ps-4 pe-2 md:ps-6">
      {editing && onRename && TitleForm ? (
        <TitleForm
          title={title}
          onRename={onRename}
          onLeave={end}
          onBlur={() => setEditing(false)}
          className="h-8 font-semibold"
        />
      ) : (
        <>
          <h1 className="min-w-0 truncate font-semibold tracking-tight" title={showHidden(title)}>
            {showHidden(title)}
          </h1>
          {onRename ? (
            <IconButton
              ref={pencil}
              icon={Pencil}
              small
              label="Rename"
              {...titleForm.near}
              onClick={() => setEditing(true)}
            />
          ) : null}
        </>
      )}
      <div className="ms-auto flex shrink-0 items-center gap-1.5">
        <span className="contents max-sm:hidden">
          {solved ? (
            <Chip className="text-green">Solved</Chip>
          ) : outcome ? (
            <OutcomeBadge outcome={outcome} />
          ) : null}
        </span>
        <span className="flex gap-1.5 max-lg:hidden">
          {chips.map((chip) => (
            <Chip key={chip}>{chip}</Chip>
          ))}
        </span>
        {menu}
        <IconButton
          icon={PanelRight}
          label="Similar issues, pattern, evidence"
          className="xl:hidden"
          onClick={onPanel}
        />
      </div>
    </header>
  );
}
