const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Paint = (colour: keyof typeof codes, text: string) => string;

const plain: Paint = (_colour, text) => text;

/** Colours on a terminal that wants them (https://no-color.org), none elsewhere. */
export function paintFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  if (!stream.isTTY || env.NO_COLOR || env.TERM === 'dumb') return plain;
  return (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[0m`;
}

/** The colour of a level by its number. */
export function levelColour(level: number): keyof typeof codes {
  return level >= 5 ? 'red' : level === 4 ? 'yellow' : 'dim';
}
