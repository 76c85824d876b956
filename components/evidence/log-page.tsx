'use client';

import { useRouter } from 'next/navigation';
import { askPath, questionAboutLine, questionAboutWindow } from './viewer/ask-about.ts';
import { LogViewer, type LogViewerProps } from './viewer/log-viewer.tsx';

/** The viewer as a page of its own: asking from it begins an investigation of these logs. */
export function LogPage({ logSetId, opened, place }: Pick<LogViewerProps, 'logSetId' | 'opened' | 'place'>) {
  const router = useRouter();
  return (
    <LogViewer
      logSetId={logSetId}
      opened={opened}
      place={place}
      onAskLine={(line) => router.push(askPath(questionAboutLine(line), logSetId))}
      onAskWindow={(window) => router.push(askPath(questionAboutWindow(window), logSetId))}
      isPage
    />
  );
}
