import type { Frame } from '../frame.ts';

/** What a failing line may call a service by. */
export interface ServiceWords {
  service: number;
  words: string[];
}

const generic = /[-_ ]?(?:service|svc|server|app|api|processor|worker)$/;

/**
 * Names of the services that write lines. "auth" is found in "Auth service unavailable" when a service is called
 * auth-service: names are compared without their generic last part too.
 */
export function serviceWords(frame: Frame): ServiceWords[] {
  const named = new Set<number>();
  for (let row = 0; row < frame.count; row++) if (frame.service[row]! >= 0) named.add(frame.service[row]!);
  return [...named].map((service) => {
    const lower = frame.services[service]!.toLowerCase();
    const stem = lower.replace(generic, '');
    const words = [lower];
    if (stem !== lower && stem.length >= 3)
      words.push(`${stem} service`, `${stem} server`, `${stem}-service`);
    return { service, words };
  });
}

/** The service that a text (in lower case) names, other than the one that wrote it; the longest name wins. */
export function namedIn(text: string, own: number, patterns: readonly ServiceWords[]): number {
  let best = -1;
  let length = 0;
  for (const { service, words } of patterns) {
    if (service === own) continue;
    for (const word of words) {
      if (word.length > length && contains(text, word)) {
        best = service;
        length = word.length;
      }
    }
  }
  return best;
}

function contains(text: string, word: string): boolean {
  let at = text.indexOf(word);
  while (at >= 0) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    if (
      !/[a-z0-9-]/.test(before) &&
      !/[a-z0-9]/.test(after) &&
      !(after === '-' && /[a-z]/.test(text[at + word.length + 1] ?? ''))
    )
      return true;
    at = text.indexOf(word, at + 1);
  }
  return false;
}
