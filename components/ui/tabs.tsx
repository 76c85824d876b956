'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

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

export function Tabs({ label, value, onChange, tabs }: Props) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onChange(String(next))}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Base.List
        aria-label={label}
        className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-3"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-8 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-ink-2 transition-colors hover:text-ink data-active:bg-hover data-active:text-ink"
          >
            {tab.label}
            {tab.count ? <span className="tabular text-xs text-ink-3">{tab.count}</span> : null}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 overflow-y-auto p-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
