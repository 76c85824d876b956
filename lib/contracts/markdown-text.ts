/** Invisible, and enough to keep a log's own `[E1]` from being read as a mark. */
const sign = '\uFE0E';
const opening = /\[(?=E\d+\])/g;
const mark = /(\[E\d+\])/;
/** Those of the log; whole rows of them, as two pieces of code side by side would run into each other. */
const signedMarks = new RegExp(`((?:\\[${sign}E\\d+\\])+)`);
const anyMarks = new RegExp(`((?:\\[${sign}?E\\d+\\])+)`);

/**
 * What Markdown would read in a line: marks of emphasis and code, the start of links, images and tags, named
 * characters, addresses. Underscores inside words and backslashes before letters mean nothing and stay.
 */
const inside =
  /\\(?=[!-/:-@[-`{-~]|$)|[`*~[\]]|_(?<![a-z0-9]_(?=[a-z0-9]))|<(?=[a-z/!?])|&(?=#?\w+;)|(?<=\w:\/)\/|(?<=www)\./gim;
/** What it reads at the start of a line: headings, quotations, lists, rules, tables. */
const atStart = /^(?=[#>+\-=|:])/;
const numbered = /^(\d{1,9})(?=[.)])/;

/** Words that stand inside a sentence of ours, none of which is a mark: as text that keeps its own `[E1]` to itself. */
export function withoutMarks(text: string): string {
  return text.replace(opening, `[${sign}`);
}

/** Untrusted words as Markdown that shows them as they are, and does nothing else wherever it is read. */
export function textAsMarkdown(text: string): string {
  return exceptMarks(text, anyMarks);
}

/** The same for a sentence of ours about such words: its marks stay marks, those in the words never become one. */
export function citedAsMarkdown(text: string): string {
  return exceptMarks(text, signedMarks);
}

/** Untrusted words as code, whatever backticks they hold; on one line. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const fence = fenceLonger(line, 1);
  // One space on both sides is taken away again: without it a backtick at the edge would join the fence.
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return line.trim() === '' ? '' : `${fence}${pad}${line}${pad}${fence}`;
}

/** A fence longer than any run of backticks in the text: nothing in it can close it. */
export function fenceLonger(text: string, least = 3): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}

/** The marks of the log as code, in which no mark is made; marks of ours stay; the words between them as text. */
function exceptMarks(text: string, ofLog: RegExp): string {
  return text
    .split(ofLog)
    .map((part, at) =>
      at % 2 === 1
        ? `\`${part.replaceAll(sign, '')}\``
        : part
            .split(mark)
            .map((words, own) => (own % 2 === 1 ? words : escaped(words, at + own === 0)))
            .join(''),
    )
    .join('');
}

function escaped(text: string, isStart: boolean): string {
  const safe = text.replace(inside, '\\$&');
  const [first, ...rest] = safe.split('\n');
  // Indented far enough a line would be code, which shows the signs put in here.
  const starts = (line: string) => line.trimStart().replace(atStart, '\\').replace(numbered, '$1\\');
  return [isStart ? starts(first ?? '') : (first ?? ''), ...rest.map(starts)].join('\n');
}
