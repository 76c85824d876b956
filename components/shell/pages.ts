import { BookOpen, ChartColumn, History, type Icon, Settings } from '#components/icons/icons.tsx';

export interface PageLink {
  href: string;
  label: string;
  icon: Icon;
}

/** Pages the sidebar and the palette lead to, beside the investigations themselves. */
export const pages: readonly PageLink[] = [
  { href: '/history', label: 'History', icon: History },
  { href: '/patterns', label: 'Patterns', icon: BookOpen },
  { href: '/insights', label: 'Insights', icon: ChartColumn },
  { href: '/settings', label: 'Settings', icon: Settings },
];
