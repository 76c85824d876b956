import { describe, expect, it } from 'vitest';
import { keyLabel, shortcutOf, shortcuts } from './shortcut-list.ts';

const press = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('the list of shortcuts', () => {
  it('gives each key to one shortcut only', () => {
    const keys = Object.values(shortcuts).map((one) => one.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('knows a chord on every platform', () => {
    expect(shortcutOf(press('k', { metaKey: true }), true)).toBe('palette');
    expect(shortcutOf(press('K', { ctrlKey: true }), false)).toBe('palette');
    expect(keyLabel('palette', true)).toBe('⌘K');
    expect(keyLabel('palette', false)).toBe('Ctrl K');
  });

  it('leaves plain keys to the text being typed, except Escape', () => {
    expect(shortcutOf(press('j'), false)).toBe('next');
    expect(shortcutOf(press('j'), true)).toBeNull();
    expect(shortcutOf(press('Escape'), true)).toBe('stop');
    expect(shortcutOf(press('j', { altKey: true }), false)).toBeNull();
  });
});
