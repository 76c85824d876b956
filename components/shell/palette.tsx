'use client';

import { Command, defaultFilter } from 'cmdk';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { Keyboard, MessageSquareText, Plus, Search } from '#components/icons/icons.tsx';
import { DialogBox } from '#components/ui/dialog-box.tsx';
import { Instant } from '#components/ui/instant.tsx';
import type { RecentInvestigation } from '#lib/contracts/conversations.ts';
import { themes } from './choices.ts';
import { pages } from './pages.ts';
import { StatusDot } from './status-dot.tsx';
import { themeIcons, themeWords, useTheme } from './theme.tsx';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onOverview: () => void;
  recent: RecentInvestigation[];
}

const askRow = 'ask these words';
const findRow = 'find these words';

/** What can be done with any words stands below what they name, and above what has only their letters. */
function fit(row: string, words: string, more?: string[]): number {
  if (row === askRow) return 0.5;
  if (row === findRow) return 0.49;
  return defaultFilter(row, words, more);
}

export function Palette({ open, onOpenChange, onOverview, recent }: Props) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const [text, setText] = useState('');
  const done = (run: () => void) => () => {
    onOpenChange(false);
    setText('');
    run();
  };
  const [going, start] = useTransition();
  const goTo = (path: string) => done(() => start(() => router.push(path)));
  const question = text.trim();
  return (
    <>
      {going ? <span aria-hidden className="on-its-way fixed inset-x-0 top-0 z-50" /> : null}
      <DialogBox open={open} onOpenChange={onOpenChange} title="Search and commands" bare>
        <Command label="Search and commands" loop filter={fit}>
          <Command.Input
            value={text}
            onValueChange={setText}
            placeholder="Find an investigation, a page, a command; or ask"
            className="h-12 w-full border-b border-line bg-transparent px-4 outline-none"
          />
          <Command.List className="max-h-[50vh] overflow-y-auto p-1.5 text-sm">
            <Group heading="Investigations">
              {recent.map((one) => (
                <Row
                  key={one.id}
                  value={`${one.title} ${one.id}`}
                  onSelect={goTo(`/investigations/${one.id}`)}
                  icon={<StatusDot investigation={one} />}
                  aside={<Instant at={one.lastActivityAt} />}
                >
                  {showHidden(one.title)}
                </Row>
              ))}
            </Group>
            <Group heading="Go and do">
              <Row
                value="new investigation ask"
                onSelect={goTo('/')}
                icon={<Plus aria-hidden size={15} strokeWidth={1.75} />}
              >
                New investigation
              </Row>
              {pages.map(({ href, label, icon: Icon }) => (
                <Row
                  key={href}
                  value={`${label} page`}
                  onSelect={goTo(href)}
                  icon={<Icon aria-hidden size={15} strokeWidth={1.75} />}
                >
                  {label}
                </Row>
              ))}
              {themes.map((theme) => {
                const Icon = themeIcons[theme];
                return (
                  <Row
                    key={theme}
                    value={`theme ${theme} ${themeWords[theme]}`}
                    onSelect={done(() => setTheme(theme))}
                    icon={<Icon aria-hidden size={15} strokeWidth={1.75} />}
                  >
                    Theme: {themeWords[theme].toLowerCase()}
                  </Row>
                );
              })}
              <Row
                value="shortcuts keys help"
                onSelect={done(onOverview)}
                icon={<Keyboard aria-hidden size={15} strokeWidth={1.75} />}
              >
                Shortcuts
              </Row>
            </Group>
            <Group heading="With these words">
              {question.length > 3 ? (
                <Row
                  value={askRow}
                  onSelect={goTo(`/?q=${encodeURIComponent(question)}`)}
                  icon={<MessageSquareText aria-hidden size={15} strokeWidth={1.75} />}
                >
                  Ask: {question}
                </Row>
              ) : null}
              {question.length > 2 ? (
                <Row
                  value={findRow}
                  onSelect={goTo(`/history?q=${encodeURIComponent(question)}`)}
                  icon={<Search aria-hidden size={15} strokeWidth={1.75} />}
                >
                  Find where it was said: {question}
                </Row>
              ) : null}
            </Group>
            <Command.Empty className="p-4 text-ink-3">Nothing here is called that.</Command.Empty>
          </Command.List>
        </Command>
      </DialogBox>
    </>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

interface RowProps {
  value: string;
  icon: ReactNode;
  aside?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

function Row({ value, icon, aside, onSelect, children }: RowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <span className="flex w-4 shrink-0 justify-center text-ink-3">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside ? <span className="shrink-0 text-xs text-ink-3">{aside}</span> : null}
    </Command.Item>
  );
}
