'use client';

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Monitor, Moon, Sun } from '#components/icons/icons.tsx';
import { rememberInCookie } from '#components/ui/cookie.ts';
import type { Theme } from './choices.ts';

export const themeIcons = { system: Monitor, dark: Moon, light: Sun } as const;
export const themeWords: Record<Theme, string> = { system: 'As the system', dark: 'Dark', light: 'Light' };

const ThemeContext = createContext<{ theme: Theme; setTheme: (theme: Theme) => void }>({
  theme: 'system',
  setTheme: () => undefined,
});

/** The server writes `data-theme` from the cookie; without one the style sheet follows the system. */
export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, keep] = useState(initial);
  const setTheme = useCallback((next: Theme) => {
    keep(next);
    rememberInCookie('loglore_theme', next);
    if (next === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', next);
  }, []);
  return <ThemeContext value={{ theme, setTheme }}>{children}</ThemeContext>;
}

export const useTheme = () => useContext(ThemeContext);
