import { FORMATS, PLAIN_FORMAT } from './format-table.ts';

export interface NamedFormat {
  name: string;
  title: string;
  /** Lines report HTTP requests; their status is their level. */
  status: boolean;
}

/** Share of the sample that has to look like a format for its name to be given. */
const AGREEMENT = 0.6;

/** Names the format of a few lines of one layout: the first entry of the table that most of them fit. */
export function nameFormat(lines: readonly string[]): NamedFormat {
  for (const format of FORMATS) {
    let hits = 0;
    for (const line of lines) if (format.test.test(line)) hits++;
    if (hits >= lines.length * AGREEMENT && hits > 0)
      return { name: format.name, title: format.title, status: format.status === true };
  }
  return { name: PLAIN_FORMAT, title: 'Plain text', status: false };
}
