/** Words of an answer as they are written most of the time: paragraphs, flat lists, strong words, code, marks. */
export type Block =
  | { kind: 'paragraph'; inline: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'mark'; id: string }
  | { kind: 'strong'; inline: Inline[] };

/**
 * Reads Markdown that uses no more than the above, exactly as the full reader does; null for anything else, and
 * whenever in doubt.
 */
export function readPlain(text: string): Block[] | null {
  if (/[\t\r]/.test(text) || /^ | $/m.test(text)) return null;
  const blocks: Block[] = [];
  for (const part of text.split(/\n{2,}/)) {
    const lines = part.split('\n').filter((line) => line !== '');
    if (lines.length === 0) continue;
    const listAt = lines.findIndex((line) => itemOf(line) !== null);
    const words = listAt < 0 ? lines : lines.slice(0, listAt);
    const items = listAt < 0 ? [] : lines.slice(listAt);
    if (words.length > 0) {
      const paragraph = readParagraph(words);
      if (!paragraph) return null;
      blocks.push(paragraph);
    }
    if (items.length > 0) {
      // Two lists in a row are one with wider gaps; one that starts late does not break a paragraph.
      const list = blocks.at(-1)?.kind === 'list' ? null : readList(items);
      if (!list || (words.length > 0 && list.start !== 1)) return null;
      blocks.push(list);
    }
  }
  return blocks;
}

/** What makes a line more than words: a heading, a quote, a rule, a table, a fence, the item of another list. */
const blockStart =
  /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|`{3}|~{3}|\[[^\]]*\]:|[-=|:+\s]+$)/;

function readParagraph(lines: string[]): Block | null {
  if (lines.some((line) => blockStart.test(line))) return null;
  const inline = readInline(lines.join('\n'));
  return inline && { kind: 'paragraph', inline };
}

function itemOf(line: string): { mark: string; number: number; words: string } | null {
  const found = /^(?:(-)|(\d{1,9})([.)])) (?=\S)(.+)$/.exec(line);
  if (!found) return null;
  const [, dash, number, delimiter, words = ''] = found;
  return { mark: dash ?? delimiter ?? '', number: Number(number ?? 1), words };
}

function readList(lines: string[]): Extract<Block, { kind: 'list' }> | null {
  const items: Inline[][] = [];
  const first = itemOf(lines[0] ?? '');
  if (!first) return null;
  for (const line of lines) {
    const item = itemOf(line);
    if (item?.mark !== first.mark || blockStart.test(item.words)) return null;
    const inline = readInline(item.words);
    if (!inline) return null;
    items.push(inline);
  }
  return { kind: 'list', ordered: first.mark !== '-', start: first.number, items };
}

type Token = Exclude<Inline, { kind: 'strong' }> | { kind: 'stars'; opens: boolean; closes: boolean };

function readInline(text: string): Inline[] | null {
  const tokens = tokenize(text);
  return tokens && nest(tokens);
}

const ascii = '!"#$%&\'()*+,\\-./:;<=>?@[\\\\\\]^_`{|}~';
const pieces = new RegExp(
  [
    `\\\\(?<escaped>[${ascii}])`,
    '(?<!`)`(?<code>[^`\\n]+)`(?!`)',
    '\\[(?<mark>E\\d+)\\](?!\\()',
    '(?<!\\*)(?<stars>\\*\\*)(?!\\*)',
  ].join('|'),
  'g',
);

/** Beside the pieces only what no reader takes for markup. */
const markup =
  /[*`[]|<[a-z/!?]|&(?:#|[a-z][a-z\d]*;)|\\(?:\n|$)|(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])|~[\s\S]*~|www\./iu;

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  const say = (words: string) => {
    const last = tokens.at(-1);
    if (last?.kind === 'text') last.text += words;
    else tokens.push({ kind: 'text', text: words });
  };
  let from = 0;
  // Each stretch between pieces is looked at with its neighbours, which decide about a lone underscore.
  const rest = text.replaceAll(pieces, (piece) => (piece.startsWith('\\') ? '..' : '.'.repeat(piece.length)));
  if (markup.test(rest)) return null;
  for (const found of text.matchAll(pieces)) {
    const { escaped, code, mark, stars } = found.groups ?? {};
    if (found.index > from) say(text.slice(from, found.index));
    from = found.index + found[0].length;
    if (escaped !== undefined) say(escaped);
    else if (code !== undefined) {
      // One space on both sides is taken away, unless there is nothing else.
      if (code.startsWith(' ') && code.endsWith(' ')) return null;
      tokens.push({ kind: 'code', text: code });
    } else if (mark !== undefined) tokens.push({ kind: 'mark', id: mark });
    else if (stars !== undefined) {
      const before = text.at(found.index - 1);
      const free = found.index === 0 || /\s/.test(before ?? '');
      const ends = from === text.length || /[\s.,;:!?)]/.test(text.charAt(from));
      tokens.push({
        kind: 'stars',
        opens: free && /\S/.test(text.charAt(from)),
        closes: !free && ends,
      });
    }
  }
  if (from < text.length) say(text.slice(from));
  return tokens;
}

/** Stars open and close in turn, or it is not read here. */
function nest(tokens: Token[]): Inline[] | null {
  const inline: Inline[] = [];
  let strong: Inline[] | null = null;
  for (const token of tokens) {
    if (token.kind !== 'stars') (strong ?? inline).push(token);
    else if (strong === null) {
      if (!token.opens || token.closes) return null;
      strong = [];
    } else {
      if (!token.closes || strong.length === 0) return null;
      inline.push({ kind: 'strong', inline: strong });
      strong = null;
    }
  }
  return strong === null ? inline : null;
}
