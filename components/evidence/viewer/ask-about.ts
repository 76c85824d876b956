import type { ViewLine } from '#lib/contracts/log-view.ts';
import type { TimeWindow } from './time-window.ts';

/** The question that a line raises. */
export function questionAboutLine({ file, line, text }: ViewLine): string {
  const said = text.split('\n', 1)[0]?.slice(0, 400) ?? '';
  return `What happened around line ${line} of ${file}? "${said.replaceAll('"', "'")}"`;
}

/** The question that a window of time raises, its instants in full: nobody has to guess the day or the zone. */
export function questionAboutWindow({ from, to }: TimeWindow): string {
  return `What went wrong between ${from} and ${to}?`;
}

/** The start page with a question in its box and the logs it is about beside it. */
export function askPath(question: string, logSetId: string): string {
  return `/?${new URLSearchParams({ q: question, logs: logSetId })}`;
}
