import type { EventFile } from '#lib/logs/load-events.ts';
import type { Case } from '../support/judge-case.ts';

/** A case made up from a seed, with its logs beside it instead of in a folder. */
export interface MadeCase {
  /** What is wrong, or what kind of question it is: figures are told apart by it. */
  kind: string;
  one: Case & { expect: { any_root_cause_of?: string[] } };
  logs: EventFile[];
  baselines: EventFile[][];
}

export function fileOf(name: string, lines: readonly string[]): EventFile {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}
