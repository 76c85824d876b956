'use client';

import { type RefObject, useRef, useState } from 'react';
import { DatabaseZap } from '#components/icons/icons.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import { Popover } from '#components/ui/popover.tsx';
import type { KeptLogs } from '#lib/contracts/uploads.ts';

const label = 'Use logs stored before';
const list = part(() => import('./kept-logs.tsx').then((module) => module.KeptLogsList));

interface Props {
  /** What is to be typed in once logs are chosen. */
  box: RefObject<HTMLElement | null>;
  onChoose: (logs: KeptLogs) => void;
}

/** Logs that were taken in before go with another question without being sent again. */
export function KeptLogsPicker({ box, onChoose }: Props) {
  const chosen = useRef(false);
  const [wanted, setWanted] = useState(false);
  const KeptLogsList = usePartOrTell(list, wanted, () => setWanted(false));
  return (
    <Popover
      label={label}
      open={wanted && KeptLogsList !== null}
      onOpenChange={(open) => {
        chosen.current = false;
        setWanted(open);
      }}
      leaveTo={() => (chosen.current ? box.current : null)}
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
            chosen.current = true;
            setWanted(false);
            onChoose(logs);
          }}
        />
      ) : null}
    </Popover>
  );
}
