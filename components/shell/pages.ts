import { BookOpen, ChartColumn, History, type LucideIcon, Settings } from 'lucide-react';

export interface PageLink {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** Pages the sidebar and the palette lead to, beside the investigations themselves. */
export const pages: readonly PageLink[] = [
  { href: '/history', label: 'History', icon: History },
  { href: '/patterns', label: 'Patterns', icon: BookOpen },
  { href: '/insights', label: 'Insights', icon: ChartColumn },
  { href: '/settings', label: 'Settings', icon: Settings },
];
