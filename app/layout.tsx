import '@fontsource-variable/geist/wght.css';
import '@fontsource-variable/geist-mono/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { readChosenZone, readTheme, readZone } from './preferences.ts';

/** What nearly all text is set in comes with the styles: nothing is set twice. Other scripts follow where they occur. */
const latin = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin',
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: 'Loglore', template: '%s · Loglore' },
  description: 'Log analysis that remembers every investigation.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f8' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1013' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const theme = readTheme(jar);
  return (
    <html lang="en" className={latin.variable} {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <body>
        <Providers
          nonce={head.get('x-nonce') ?? ''}
          theme={theme}
          zone={readZone(jar)}
          chosenZone={readChosenZone(jar)}
          now={new Date().toISOString()}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
