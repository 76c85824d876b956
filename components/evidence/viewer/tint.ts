export interface Part {
  text: string;
  kind: 'plain' | 'variable' | 'found';
}

/**
 * A row's text in parts: what varies from line to line by its template, and what was searched for. Both are
 * looked for piece by piece from left to right, so no template or text can take long.
 */
export function tint(text: string, template: string | null, wanted: string | null): Part[] {
  const marks = new Uint8Array(text.length);
  if (template) markVariables(text, template, marks);
  if (wanted) markFound(text, wanted, marks);
  const parts: Part[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marks[at] === marks[start]) continue;
    parts.push({ text: text.slice(start, at), kind: kinds[marks[start]!]! });
    start = at;
  }
  return parts;
}

const kinds = ['plain', 'variable', 'found'] as const;

function markVariables(text: string, template: string, marks: Uint8Array): void {
  const pieces = template.split('<*>');
  const first = pieces[0] ?? '';
  // The template is of the message alone; what stands before it (time, level, names) varies by itself.
  let at = text.indexOf(first);
  if (at < 0 || pieces.length < 2) return;
  at += first.length;
  const spans: [number, number][] = [];
  for (const piece of pieces.slice(1)) {
    const next = piece === '' ? endOfWord(text, at) : text.indexOf(piece, at);
    // Written in another way than the template says: tint nothing rather than something wrong.
    if (next < 0) return;
    spans.push([at, next]);
    at = next + piece.length;
  }
  for (const [from, to] of spans) marks.fill(1, from, to);
}

function endOfWord(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 ? text.length : space;
}

function markFound(text: string, wanted: string, marks: Uint8Array): void {
  const low = text.toLowerCase();
  const look = wanted.toLowerCase();
  // Lower case of some letters is longer: places would not fit the text any more.
  if (low.length !== text.length || look === '') return;
  for (let at = low.indexOf(look); at >= 0; at = low.indexOf(look, at + look.length))
    marks.fill(2, at, at + look.length);
}
