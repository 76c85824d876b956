/** For a box that scrolls: it must be reachable by keyboard. */
export const scrolls = { tabIndex: 0 } as const;
