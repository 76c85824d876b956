'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { dayGroup } from '#components/format/times.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Keyboard, Plus, Search } from '#components/icons/icons.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useClock } from '#components/ui/instant.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { OnItsWay } from '#components/ui/on-its-way.tsx';
import type { RecentInvestigation } from '#lib/contracts/conversations.ts';
import { themes } from './choices.ts';
import type { HouseStatus } from './house-status.ts';
import { Mark } from './mark.tsx';
import { pages } from './pages.ts';
import { useKeyLabel } from './shortcuts.tsx';
import { StatusDot } from './status-dot.tsx';
import { themeIcons, themeWords, useTheme } from './theme.tsx';

interface Props {
  recent: RecentInvestigation[];
  status: HouseStatus;
  onPalette: () => void;
  /** It may be opened next. */
  onPaletteNear: () => void;
  onOverview: () => void;
}

export function Sidebar({ recent, status, onPalette, onPaletteNear, onOverview }: Props) {
  const label = useKeyLabel();
  const path = usePathname();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 p-3">
        <Link href="/" className="mb-1 flex h-8 w-fit items-center gap-2 px-2 font-semibold tracking-tight">
          <Mark />
          Loglore
        </Link>
        <button
          type="button"
          onClick={onPalette}
          onPointerEnter={onPaletteNear}
          onFocus={onPaletteNear}
          className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2 text-sm text-ink-3 transition-colors hover:border-line-strong hover:text-ink-2"
        >
          <Search aria-hidden size={14} strokeWidth={1.75} />
          <span className="flex-1 text-start">Search</span>
          <Keys keys={label('palette')} />
        </button>
        <Link href="/" className={buttonClass({ look: 'plain' }, 'w-full')}>
          <Plus aria-hidden size={14} strokeWidth={2} />
          Investigate
        </Link>
      </div>
      <nav aria-label="Investigations" className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        <RecentList recent={recent} path={path} />
      </nav>
      {pages.length > 0 ? (
        <nav aria-label="Pages" className="border-t border-line p-3">
          <ul className="flex flex-col gap-px">
            {pages.map(({ href, label: name, icon: Icon }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  aria-current={path.startsWith(href) ? 'page' : undefined}
                  className="relative flex h-8 items-center gap-2 rounded-md px-2 text-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:text-ink"
                >
                  <Icon aria-hidden size={15} strokeWidth={1.75} />
                  {name}
                  <OnItsWay />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Foot status={status} onOverview={onOverview} />
    </div>
  );
}

function RecentList({ recent, path }: { recent: RecentInvestigation[]; path: string }) {
  const { zone, now } = useClock();
  if (recent.length === 0) {
    return <p className="px-2 pt-2 text-sm text-ink-3">Your investigations will be kept here.</p>;
  }
  const groups = Map.groupBy(recent, (one) => dayGroup(new Date(one.lastActivityAt), zone, now));
  return [...groups].map(([group, list]) => (
    <section key={group} className="pt-3 first:pt-1">
      <h2 className="px-2 pb-1 text-xs font-medium text-ink-3">{group}</h2>
      <ul className="flex flex-col gap-px">
        {list.map((one) => {
          const href = `/investigations/${one.id}`;
          const title = showHidden(one.title);
          return (
            <li key={one.id}>
              <Link
                href={href}
                // Pages bring what they show with them: nothing of it could be fetched before.
                prefetch={false}
                aria-current={path === href ? 'page' : undefined}
                title={title}
                className="relative flex h-8 items-center gap-2 rounded-md px-2 text-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                <StatusDot investigation={one} />
                <span className="truncate">{title}</span>
                <OnItsWay />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}

function Foot({ status, onOverview }: { status: HouseStatus; onOverview: () => void }) {
  const { theme, setTheme } = useTheme();
  const bad = status.degraded.length > 0;
  return (
    <div className="flex items-center gap-1 border-t border-line py-2 ps-5 pe-2">
      <p
        className={clsx('min-w-0 flex-1 truncate text-xs', bad ? 'text-amber' : 'text-ink-3')}
        title={bad ? status.degraded.join('\n') : `Runs on: ${status.line}`}
      >
        {bad ? `Degraded: ${status.degraded[0]}` : status.line}
      </p>
      <IconButton icon={Keyboard} label="Shortcuts" keys="?" small onClick={onOverview} />
      <Menu
        trigger={
          <button
            type="button"
            aria-label="Theme"
            className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
          >
            <ThemeIcon theme={theme} />
          </button>
        }
        entries={themes.map((one) => ({
          label: themeWords[one],
          icon: themeIcons[one],
          onSelect: () => setTheme(one),
        }))}
      />
    </div>
  );
}

function ThemeIcon({ theme }: { theme: keyof typeof themeIcons }) {
  const Icon = themeIcons[theme];
  return <Icon aria-hidden size={14} strokeWidth={1.75} />;
}
