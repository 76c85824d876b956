import { Check as CheckIcon, X } from '#components/icons/icons.tsx';
import type { Check } from '#lib/contracts/evidence.ts';

/** What code checked again; a failed check is struck and says why. */
export function Checks({ checks }: { checks: Check[] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {checks.map((check) => (
        <li key={`${check.name} ${check.detail}`} className="flex items-start gap-2">
          {check.passed ? (
            <CheckIcon aria-label="passed" size={14} className="mt-[3px] shrink-0 text-green" />
          ) : (
            <X aria-label="failed" size={14} className="mt-[3px] shrink-0 text-red" />
          )}
          <span className="min-w-0">
            {check.passed ? check.name : <s className="text-ink-3">{check.name}</s>}
            <span className="text-ink-3"> — {check.detail}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
