import type { Fragments } from './claims.ts';

/** Whether the line holds the fragments in their order. */
export function matchesFragments(line: string, fragments: Fragments): boolean {
  let at = 0;
  for (const fragment of fragments) {
    const found = line.indexOf(fragment, at);
    if (found < 0) return false;
    at = found + fragment.length;
  }
  return true;
}

/** Longest constant stretches of a masked template, in order; the mask is `<*>`. */
export function fragmentsOf(template: string): string[] {
  return template
    .split('<*>')
    .map((part) => part.trim())
    .filter((part) => /[A-Za-z]{2}/.test(part));
}
