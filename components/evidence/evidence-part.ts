import { part } from '#components/ui/part.ts';

/** What shows the lines of a mark; it comes when one is hovered, focused or pressed. */
export const evidencePart = part(() => import('./evidence-panel.tsx').then((module) => module.EvidencePanel));
