import { part } from '#components/ui/part.ts';

/** What shows stored lines; it comes when a mark is hovered, focused or pressed. */
export const viewerPart = part(() => import('./viewer/log-viewer.tsx').then((module) => module.LogViewer));
