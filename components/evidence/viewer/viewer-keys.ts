import type { KeyboardEvent } from 'react';

export interface ViewerActions {
  move: (by: number) => void;
  toEnd: (end: 'first' | 'last') => void;
  find: () => void;
  nextMatch: (by: 1 | -1) => void;
  wrap: () => void;
  raw: () => void;
  dim: () => void;
  copy: () => void;
  copyLink: () => void;
  /** To a line by its number. */
  goTo: () => void;
  hide: () => void;
  ask: () => void;
  close: () => void;
}

const pageRows = 20;

/** The keys of the viewer; true when one was meant. Letters typed into a box are text. */
export function actOnKey(event: KeyboardEvent, actions: ViewerActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  const typing = target.tagName === 'INPUT';
  if (event.key === 'Escape') {
    if (typing) target.closest('[data-viewer]')?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    actions.close();
    return true;
  }
  // Menus, sliders and buttons have keys of their own.
  const inList = target.closest('[role="listbox"]') !== null;
  if (typing || target.closest('[role="slider"]')) return false;
  switch (event.key) {
    case 'j':
      actions.move(1);
      return true;
    case 'k':
      actions.move(-1);
      return true;
    case '/':
      actions.find();
      return true;
    case 'n':
      actions.nextMatch(1);
      return true;
    case 'N':
      actions.nextMatch(-1);
      return true;
    case 'w':
      actions.wrap();
      return true;
    case 'r':
      actions.raw();
      return true;
    case 'd':
      actions.dim();
      return true;
    case 'c':
      actions.copy();
      return true;
    case 'g':
      actions.goTo();
      return true;
    case 'x':
      actions.hide();
      return true;
    case 'a':
      actions.ask();
      return true;
    case 'l':
      actions.copyLink();
      return true;
    default:
      return inList && moveInList(event.key, actions);
  }
}

function moveInList(key: string, { move, toEnd }: ViewerActions): boolean {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows }[key];
  if (by !== undefined) move(by);
  else if (key === 'Home') toEnd('first');
  else if (key === 'End') toEnd('last');
  else return false;
  return true;
}
