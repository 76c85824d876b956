'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { HoverHost } from '#components/ui/hover-host.tsx';
import { ClockProvider } from '#components/ui/instant.tsx';
import { ToastHost } from '#components/ui/toast.tsx';
import type { Theme } from './choices.ts';
import { ShortcutsProvider } from './shortcuts.tsx';
import { ThemeProvider } from './theme.tsx';

interface Props {
  nonce: string;
  theme: Theme;
  zone: string | null;
  /** The zone a person set instead of their browser's. */
  chosenZone: string | null;
  now: string;
  children: ReactNode;
}

export function Providers({ nonce, theme, zone, chosenZone, now, children }: Props) {
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider initial={theme}>
        <ClockProvider zone={zone} chosen={chosenZone} now={now}>
          <ShortcutsProvider>
            {children}
            <HoverHost />
            <ToastHost />
          </ShortcutsProvider>
        </ClockProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}
