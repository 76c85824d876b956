'use client';

import { DialogBox } from '#components/ui/dialog-box.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { type ShortcutId, shortcuts } from './shortcut-list.ts';
import { useKeyLabel } from './shortcuts.tsx';

const groups = [...new Set(Object.values(shortcuts).map((one) => one.where))];

export function ShortcutOverview({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const label = useKeyLabel();
  return (
    <DialogBox open={open} onOpenChange={onOpenChange} title="Shortcuts">
      <div className="grid gap-6 p-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-2 text-sm font-medium text-ink-3">{group}</h3>
            <dl className="flex flex-col gap-2 text-sm">
              {Object.entries(shortcuts)
                .filter(([, one]) => one.where === group)
                .map(([id, one]) => (
                  <div key={id} className="flex items-center justify-between gap-4">
                    <dt className="text-ink-2">{one.says}</dt>
                    <dd>
                      <Keys keys={label(id as ShortcutId)} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogBox>
  );
}
