'use client';

import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { scrolls } from './scrolls.ts';

export interface Tab {
  value: string;
  label: string;
  count?: number;
  content: ReactNode;
}

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  tabs: Tab[];
}

/** Arrows go along the tabs, Enter opens one; the panel is the next place for Tab. */
export function Tabs({ label, value, onChange, tabs }: Props) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = all.findIndex((tab) => tab.matches(':focus'));
    const wanted = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at < 0 || wanted === undefined) return;
    event.preventDefault();
    all.at(wanted % all.length)?.focus();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-3"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.value}`}
            aria-controls={tab.value === value ? `${id}-${tab.value}` : undefined}
            aria-selected={tab.value === value}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className="flex h-8 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-ink-2 transition-colors hover:text-ink aria-selected:bg-hover aria-selected:text-ink"
          >
            {tab.label}
            {tab.count ? <span className="tabular text-xs text-ink-3">{tab.count}</span> : null}
          </button>
        ))}
      </div>
      {tabs
        .filter((tab) => tab.value === value)
        .map((tab) => (
          <div
            key={tab.value}
            role="tabpanel"
            id={`${id}-${tab.value}`}
            aria-labelledby={`${id}-tab-${tab.value}`}
            {...scrolls}
            className="min-h-0 flex-1 overflow-y-auto p-4"
          >
            {tab.content}
          </div>
        ))}
    </div>
  );
}
