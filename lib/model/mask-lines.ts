import { readProse } from '#lib/memory/context/read-prose.ts';
import { redactSecrets } from './redact-secrets.ts';

/** So many words of a line in a row, and it is a piece of the line rather than a name or a value. */
const PIECE = 5;
const WORD = /[^\s="'`(){}[\],;]+/g;

/** Inside quotations of log messages values become `<*>`; long ids do everywhere. */
export function maskValues(text: string): string {
  return text
    .replace(/"[^"\n]{1,400}"/g, (quoted) => quoted.replace(/[^\s"]*\d[^\s"]*/g, '<*>'))
    .replace(/(?<![\w-])(?=[\w-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4}(?![\w-])/gi, '<*>');
}

/** What was said, for a prompt: without pasted lines, values of quoted messages and secrets. */
export function proseForPrompt(text: string): string {
  const { sentences, pastedLines } = readProse(text);
  const pasted = pastedLines > 0 ? ` (${pastedLines} pasted lines)` : '';
  return redactSecrets(maskValues(sentences.join(' '))) + pasted;
}

/** A statement without pieces of the lines it cites, unless templates hold them: those are what every such line says. */
export function maskPieces(text: string, lines: readonly string[], templates: readonly string[]): string {
  const raw = lines.map(flat);
  const known = templates.map(flat);
  const words = [...text.matchAll(WORD)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    bare: bare(match[0]),
  }));
  let out = '';
  let copied = 0;
  for (let first = 0; first < words.length; first++) {
    let piece = '';
    let last = first;
    for (let at = first; at < words.length; at++) {
      const { from, bare: word } = words[at]!;
      // Values that are told one by one stand between commas.
      if (at > first && !/^[\s"'`]*$/.test(text.slice(words[at - 1]!.to, from))) break;
      const longer = piece === '' ? ` ${word} ` : `${piece}${word} `;
      if (word === '' || !raw.some((line) => line.includes(longer))) break;
      piece = longer;
      last = at;
    }
    if (last - first + 1 < PIECE || known.some((template) => template.includes(piece))) continue;
    out += `${text.slice(copied, words[first]!.from)}<*>`;
    copied = words[last]!.to;
    first = last;
  }
  return out + text.slice(copied);
}

const bare = (word: string): string => word.toLowerCase().replace(/[.:!?…]+$/, '');
const flat = (text: string): string =>
  ` ${(text.match(WORD) ?? [])
    .map(bare)
    .filter((word) => word !== '')
    .join(' ')} `;
