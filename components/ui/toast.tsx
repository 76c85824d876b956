'use client';

import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { X } from '#components/icons/icons.tsx';
import { Button, buttonClass } from './button.tsx';

interface Toast {
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
  /** It is gone and its action was not taken: what waited for that can be done. */
  onPassed?: () => void;
}

interface Shown extends Toast {
  id: number;
}

const standsMs = 10_000;
/** More would cover the page; the oldest gives way. */
const mostShown = 3;

let made = 0;
let toasts: readonly Shown[] = [];
const listeners = new Set<() => void>();

function show(next: readonly Shown[]): void {
  toasts = next;
  for (const told of listeners) told();
}

/** For what happened elsewhere, or what can be undone as long as it stands. */
export function showToast(toast: Toast): void {
  const all = [{ ...toast, id: ++made }, ...toasts];
  show(all.slice(0, mostShown));
  for (const { onPassed } of all.slice(mostShown)) onPassed?.();
}

/** When a part of the page could not be fetched. */
export function showMissing(): void {
  showToast({ title: 'The server could not be reached; try again when it is back.' });
}

function dismiss(id: number, taken: boolean): void {
  const gone = toasts.find((one) => one.id === id);
  if (!gone) return;
  show(toasts.filter((one) => one !== gone));
  if (taken) gone.action?.run();
  else gone.onPassed?.();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

const none: readonly Shown[] = [];

/** Stands from the start, so that a screen reader hears the first one too. F6 leads into it, and back. */
export function ToastHost() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  const region = useRef<HTMLElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const [held, setHeld] = useState(false);
  const goBack = () => before.current?.focus();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F6' || shown.length === 0) return;
    event.preventDefault();
    if (region.current?.contains(document.activeElement)) goBack();
    else region.current?.querySelector('button')?.focus();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const close = (id: number, taken: boolean) => {
    const inside = region.current?.contains(document.activeElement) ?? false;
    setHeld(false);
    dismiss(id, taken);
    if (inside) goBack();
  };
  return (
    <section
      ref={region}
      aria-label="Notifications"
      aria-live="polite"
      aria-relevant="additions text"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ target, relatedTarget, currentTarget }) => {
        if (!target.matches(':focus-visible')) return;
        setHeld(true);
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
          before.current = relatedTarget;
      }}
      onBlur={() => setHeld(false)}
      className="fixed end-4 bottom-4 z-50 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2"
    >
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} held={held} onClose={(taken) => close(toast.id, taken)} />
      ))}
    </section>
  );
}

interface CardProps {
  toast: Shown;
  held: boolean;
  /** Whether its action was taken. */
  onClose: (taken: boolean) => void;
}

function ToastCard({ toast, held, onClose }: CardProps) {
  const { title, detail, action } = toast;
  const left = useRef(standsMs);
  const end = useEffectEvent(() => onClose(false));
  useEffect(() => {
    if (held) return;
    const began = performance.now();
    const timer = setTimeout(() => end(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - began;
    };
  }, [held]);
  return (
    <div className="toast-motion flex items-start gap-3 rounded-lg bg-raised p-3 text-sm text-ink shadow-pop">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="font-medium">{title}</p>
        {detail ? <p className="text-ink-2">{detail}</p> : null}
      </div>
      {action ? (
        <Button size="sm" onClick={() => onClose(true)}>
          {action.label}
        </Button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => onClose(false)}
        className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
      >
        <X aria-hidden size={14} />
      </button>
    </div>
  );
}
