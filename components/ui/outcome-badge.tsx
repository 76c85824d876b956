import { clsx } from 'clsx';
import { CircleCheck, CircleDot, CircleHelp, type Icon, ShieldCheck } from '#components/icons/icons.tsx';
import type { Outcome } from '#lib/contracts/findings.ts';

const looks: Record<Outcome, { word: string; icon: Icon; className: string }> = {
  confirmed: { word: 'Confirmed', icon: CircleCheck, className: 'bg-green-soft text-green' },
  likely: { word: 'Likely', icon: CircleDot, className: 'bg-accent-soft text-accent' },
  inconclusive: { word: 'Inconclusive', icon: CircleHelp, className: 'bg-amber-soft text-amber' },
  'no fault': { word: 'No fault found', icon: ShieldCheck, className: 'bg-green-soft text-green' },
};

/** The outcome as a word with its own shape: colour is never the only sign. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { word, icon: Icon, className } = looks[outcome];
  return (
    <span
      className={clsx(
        'inline-flex h-6 w-fit shrink-0 items-center gap-1.5 rounded-md px-2 text-sm font-medium',
        className,
      )}
    >
      <Icon aria-hidden size={14} strokeWidth={2} />
      {word}
    </span>
  );
}
