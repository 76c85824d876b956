'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { keyLabel, type ShortcutId, shortcutOf } from './shortcut-list.ts';

type Handler = () => void;
type Register = (id: ShortcutId, handler: Handler, last: boolean) => () => void;

const RegisterContext = createContext<Register>(() => () => undefined);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** One key listener for the app; what was mounted last answers first, and what takes a key nobody wants, last. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const handlers = useRef(new Map<ShortcutId, Handler[]>());
  const register = useMemo<Register>(
    () => (id, handler, last) => {
      const list = handlers.current.get(id) ?? [];
      handlers.current.set(id, last ? [handler, ...list] : [...list, handler]);
      return () => {
        const left = (handlers.current.get(id) ?? []).filter((one) => one !== handler);
        handlers.current.set(id, left);
      };
    },
    [],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = shortcutOf(event, isTyping(event.target));
      const handler = id ? handlers.current.get(id)?.at(-1) : undefined;
      if (!handler) return;
      // An open dialog or menu owns the plain keys.
      if (!event.ctrlKey && !event.metaKey && document.querySelector('[role="dialog"], [role="menu"]'))
        return;
      event.preventDefault();
      handler();
    };
    window.addEventListener('keydown', onKey);
    // The page that was served answers from here on: whoever drives it by program waits for this.
    document.documentElement.dataset.listens = '';
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return <RegisterContext value={register}>{children}</RegisterContext>;
}

/** The shell's effects run after those of the page in it: what pages may take from it is 'unclaimed' there. */
export function useShortcut(id: ShortcutId, handler: Handler, when: boolean | 'unclaimed' = true): void {
  const register = useContext(RegisterContext);
  const latest = useEffectEvent(handler);
  useEffect(() => {
    if (!when) return;
    return register(id, () => latest(), when === 'unclaimed');
  }, [register, id, when]);
}

const never = () => () => undefined;

export function useKeyLabel(): (id: ShortcutId) => string {
  const mac = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return (id) => keyLabel(id, mac);
}
