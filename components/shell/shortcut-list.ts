/** Every key of the app. The overview, the tooltips and the dispatcher read this one list. */
export const shortcuts = {
  palette: { keys: 'mod+k', says: 'Search and commands', where: 'Everywhere' },
  search: { keys: '/', says: 'Find an investigation, or search on this page', where: 'Everywhere' },
  ask: { keys: 'n', says: 'New investigation', where: 'Everywhere' },
  overview: { keys: '?', says: 'All shortcuts', where: 'Everywhere' },
  send: { keys: 'mod+enter', says: 'Send the question', where: 'Asking' },
  compose: { keys: 'c', says: 'Go to the question box', where: 'Asking' },
  stop: { keys: 'escape', says: 'Stop the run, or close what is open', where: 'Asking' },
  next: { keys: 'j', says: 'Next step, finding or line', where: 'Reading' },
  previous: { keys: 'k', says: 'Previous step, finding or line', where: 'Reading' },
  select: { keys: 'x', says: 'Select the row', where: 'Reading' },
  solved: { keys: 's', says: 'Mark as solved', where: 'Reading' },
  evidence: { keys: 'e', says: 'Open the evidence of what is selected', where: 'Reading' },
} as const;

export type ShortcutId = keyof typeof shortcuts;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Which shortcut a key press is; plain keys do not count while text is typed. */
export function shortcutOf(pressed: Pressed, typing: boolean): ShortcutId | null {
  const mod = pressed.ctrlKey || pressed.metaKey;
  if (pressed.altKey) return null;
  const chord = `${mod ? 'mod+' : ''}${pressed.key.toLowerCase()}`;
  for (const [id, { keys }] of Object.entries(shortcuts)) {
    if (keys !== chord) continue;
    if (typing && !mod && keys !== 'escape') return null;
    return id as ShortcutId;
  }
  return null;
}

export function keyLabel(id: ShortcutId, mac: boolean): string {
  const names: Record<string, string> = { mod: mac ? '⌘' : 'Ctrl', enter: '↵', escape: 'Esc' };
  const parts = shortcuts[id].keys.split('+').map((part) => names[part] ?? part.toUpperCase());
  return parts.join(mac ? '' : ' ');
}
