import { Circle, CircleCheck, CircleDot, CircleHelp, LoaderCircle } from '#components/icons/icons.tsx';
import type { ConversationSummary } from '#lib/contracts/conversations.ts';

type Standing = Pick<ConversationSummary, 'running' | 'status' | 'outcome'>;

/** How an investigation stands, as a shape with a name. */
export function StatusDot({ investigation }: { investigation: Standing }) {
  const { Icon, says, className } = look(investigation);
  return (
    // Positioned, so that what is hidden in it lengthens the list it stands in and not the page.
    <span className="relative flex shrink-0">
      <Icon aria-hidden size={13} strokeWidth={2} className={className} />
      <span className="sr-only">{says}: </span>
    </span>
  );
}

function look({ running, status, outcome }: Standing) {
  if (running) return { Icon: LoaderCircle, says: 'running', className: 'turning text-accent' };
  if (status === 'solved') return { Icon: CircleCheck, says: 'solved', className: 'text-green' };
  switch (outcome) {
    case 'confirmed':
    case 'likely':
      return { Icon: CircleDot, says: outcome, className: 'text-ink-2' };
    case 'inconclusive':
      return { Icon: CircleHelp, says: 'inconclusive', className: 'text-amber' };
    case 'no fault':
    case null:
      return { Icon: Circle, says: outcome ?? 'open', className: 'text-ink-3' };
  }
  return outcome satisfies never;
}
