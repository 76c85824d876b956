'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './button.tsx';

const manager = Base.createToastManager();

/** For what happened elsewhere, or what can be undone for ten seconds. */
export function showToast(toast: {
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
}): void {
  const { title, detail, action } = toast;
  const id = manager.add({
    title,
    ...(detail ? { description: detail } : {}),
    timeout: 10_000,
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.run();
            },
          },
        }
      : {}),
  });
}

function Toasts() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="popup-motion flex items-start gap-3 rounded-lg bg-raised p-3 text-sm text-ink shadow-pop"
    >
      <Base.Content className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Base.Title className="font-medium" />
        <Base.Description className="text-ink-2" />
      </Base.Content>
      {toast.actionProps ? <Base.Action className={buttonClass({ size: 'sm' })} /> : null}
      <Base.Close aria-label="Dismiss" className={buttonClass({ look: 'quiet', size: 'icon-sm' })}>
        <X aria-hidden size={14} />
      </Base.Close>
    </Base.Root>
  ));
}

export function ToastHost({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed end-4 bottom-4 z-50 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
