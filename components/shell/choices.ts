/** Choices that server and browser both read, kept in cookies. */
export const themes = ['system', 'dark', 'light'] as const;
export type Theme = (typeof themes)[number];

export const panelWidth = { least: 300, usual: 380, most: 720 } as const;
