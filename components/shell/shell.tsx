'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Menu as MenuIcon } from '#components/icons/icons.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import { Sheet } from '#components/ui/sheet.tsx';
import type { RecentInvestigation } from '#lib/contracts/conversations.ts';
import type { HouseStatus } from './house-status.ts';
import { Mark } from './mark.tsx';
import { useShortcut } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';

const palettePart = part(() => import('./palette.tsx').then((module) => module.Palette));
const overviewPart = part(() => import('./shortcut-overview.tsx').then((module) => module.ShortcutOverview));

type Open = 'palette' | 'overview' | 'sidebar' | null;

interface Props {
  recent: RecentInvestigation[];
  status: HouseStatus;
  children: ReactNode;
}

/** Sidebar, page, and what lies over them. The page draws its own right panel (`PanelLayout`). */
export function Shell({ recent, status, children }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState<Open>(null);
  const opener = (what: Exclude<Open, null>) => (next: boolean) => setOpen(next ? what : null);

  const close = () => setOpen(null);
  const Palette = usePartOrTell(palettePart, open === 'palette', close);
  const Overview = usePartOrTell(overviewPart, open === 'overview', close);
  useEffect(() => {
    // Ahead of the second key of the chord: what is typed after it goes into the palette.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Control' || key === 'Meta') palettePart.prepare();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  useShortcut('palette', () => setOpen(open === 'palette' ? null : 'palette'));
  useShortcut('search', () => setOpen('palette'), 'unclaimed');
  useShortcut('overview', () => setOpen('overview'));
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
      onPalette={() => setOpen('palette')}
      onPaletteNear={palettePart.prepare}
      onOverview={() => setOpen('overview')}
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
        <IconButton icon={MenuIcon} label="Open the sidebar" onClick={() => setOpen('sidebar')} />
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
      {Overview ? <Overview open={open === 'overview'} onOpenChange={opener('overview')} /> : null}
      {Palette ? (
        <Palette
          open={open === 'palette'}
          onOpenChange={opener('palette')}
          onOverview={() => setOpen('overview')}
          recent={recent}
        />
      ) : null}
    </div>
  );
}
