'use client';

import { DatabaseZap } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { part, usePart } from '#components/ui/part.ts';
import { Popover } from '#components/ui/popover.tsx';
import { showMissing } from '#components/ui/toast.tsx';
import type { KeptLogs } from '#lib/contracts/uploads.ts';

const label = 'Use logs stored before';
const list = part(() => import('./kept-logs.tsx').then((module) => module.KeptLogsList));

/** Logs that were taken in before go with another question without being sent again. */
export function KeptLogsPicker({ onChoose }: { onChoose: (logs: KeptLogs) => void }) {
  const [wanted, setWanted] = useState(false);
  const KeptLogsList = usePart(list, wanted, () => {
    setWanted(false);
    showMissing();
  });
  return (
    <Popover
      label={label}
      open={wanted && KeptLogsList !== null}
      onOpenChange={setWanted}
      trigger={
        <button
          type="button"
          aria-label={label}
          className={buttonClass({ look: 'quiet', size: 'sm' }, 'font-normal')}
        >
          <DatabaseZap aria-hidden size={15} strokeWidth={1.75} />
          <span className="max-sm:hidden">Stored</span>
        </button>
      }
    >
      {KeptLogsList ? (
        <KeptLogsList
          onChoose={(logs) => {
            setWanted(false);
            onChoose(logs);
          }}
        />
      ) : null}
    </Popover>
  );
}
