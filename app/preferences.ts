import { panelWidth, type Theme, themes } from '#components/shell/choices.ts';

interface Jar {
  get(name: string): { value: string } | undefined;
}

/** Cookies are anyone's to write: an unknown value reads as the usual one. */
export function readTheme(jar: Jar): Theme {
  const value = jar.get('loglore_theme')?.value;
  return themes.find((theme) => theme === value) ?? 'system';
}

/** The zone a person chose; else the one their browser told. */
export function readZone(jar: Jar): string | null {
  return readChosenZone(jar) ?? zoneIn(jar, 'loglore_tz');
}

export function readChosenZone(jar: Jar): string | null {
  return zoneIn(jar, 'loglore_tz_chosen');
}

function zoneIn(jar: Jar, name: string): string | null {
  const value = jar.get(name)?.value;
  if (!value) return null;
  const zone = value.includes('%') ? value.replaceAll('%2F', '/') : value;
  return /^[A-Za-z0-9_+\-/]{1,64}$/.test(zone) && isZone(zone) ? zone : null;
}

export function readPanelWidth(jar: Jar): number {
  const value = Number(jar.get('loglore_panel')?.value);
  return value >= panelWidth.least && value <= panelWidth.most ? value : panelWidth.usual;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
