'use client';

import { Menu as MenuIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import type { ConversationSummary } from '#lib/contracts/conversations.ts';
import type { HouseStatus } from './house-status.ts';
import { Mark } from './mark.tsx';
import { ShortcutOverview } from './shortcut-overview.tsx';
import { useShortcut } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';

const Palette = dynamic(() => import('./palette.tsx'), { ssr: false });

type Open = 'palette' | 'overview' | 'sidebar' | null;

interface Props {
  recent: ConversationSummary[];
  status: HouseStatus;
  children: ReactNode;
}

/** Sidebar, page, and what lies over them. The page draws its own right panel (`PanelLayout`). */
export function Shell({ recent, status, children }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState<Open>(null);
  const [paletteWanted, setPaletteWanted] = useState(false);
  const show = (what: Open) => {
    if (what === 'palette') setPaletteWanted(true);
    setOpen(what);
  };
  const opener = (what: Exclude<Open, null>) => (next: boolean) => show(next ? what : null);

  useShortcut('palette', () => show(open === 'palette' ? null : 'palette'));
  useShortcut('search', () => show('palette'));
  useShortcut('overview', () => show('overview'));
  useShortcut('ask', () => router.push('/'));

  const [shownPath, setShownPath] = useState(path);
  if (path !== shownPath) {
    setShownPath(path);
    if (open === 'sidebar') setOpen(null);
  }

  const sidebar = (
    <Sidebar
      recent={recent}
      status={status}
      onPalette={() => show('palette')}
      onOverview={() => show('overview')}
    />
  );
  return (
    <div className="app-root flex h-dvh flex-col md:flex-row">
      <a
        href="#main"
        className="skip-link rounded-md bg-accent-fill px-3 py-2 text-sm font-medium text-on-accent"
      >
        Skip to the content
      </a>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2 md:hidden">
        <IconButton icon={MenuIcon} label="Open the sidebar" onClick={() => show('sidebar')} />
        <Link href="/" className="flex h-8 items-center gap-2 px-1 font-semibold tracking-tight">
          <Mark />
          Loglore
        </Link>
      </header>
      <aside
        aria-label="Sidebar"
        className="hidden w-(--sidebar-width) shrink-0 flex-col border-e border-line md:flex"
      >
        {sidebar}
      </aside>
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
      <Sheet open={open === 'sidebar'} onOpenChange={opener('sidebar')} side="left" title="Sidebar">
        {sidebar}
      </Sheet>
      <ShortcutOverview open={open === 'overview'} onOpenChange={opener('overview')} />
      {paletteWanted ? (
        <Palette
          open={open === 'palette'}
          onOpenChange={opener('palette')}
          onOverview={() => show('overview')}
          recent={recent}
        />
      ) : null}
    </div>
  );
}
