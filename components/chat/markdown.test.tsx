import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';
import { readPlain } from './read-plain.ts';
import { RichMarkdown } from './rich-markdown.tsx';

/** Without what only names a web address, and the line ends between blocks. */
const bare = (html: string) => html.replaceAll(/<\/?span>/g, '').replaceAll(/(?<=>)\n|\n(?=<)/g, '');
const plain = (text: string) =>
  renderToStaticMarkup(<Markdown text={text} />).replace(/^<div[^>]*>|<\/div>$/g, '');
const rich = (text: string) => renderToStaticMarkup(<RichMarkdown text={text} />);

it.each([
  '**switch-gateway stopped answering, since 10:02:07: 61 of 64 transfers (95 %).** [E1]\n\nHealthy ones take 0.2 s [E3].',
  '**Also possible**\n\n2. The pool ran dry. [E2]\n3. TIMEOUT_ERROR in core_banking',
  'See https://example.org/a?b=1, or mail ops@example.org.',
  'The loudest lines so far:\n\n- 12 × ERROR: `GET /a_b <id> *`\n- 3 × WARN: `x`',
  'It said \\*\\*retry\\*\\* in \\`a\\_b\\`, a < b and 5 ~ 6.\n\n**Looked at** 1,900 lines.',
])('reads what the analyst writes without the full reader, the same way: %s', (text) => {
  expect(readPlain(text)).not.toBeNull();
  expect(bare(plain(text))).toBe(bare(rich(text)));
});

it.each([
  '| a |\n| - |',
  '# head',
  '```\ncode\n```',
  '- a\n  - b',
  '[x](/y)',
  '*soft*',
  '<b>',
  '&amp;',
  '> said',
  'a\\\nb',
])('leaves to the full reader what it does not know: %s', (text) => {
  expect(readPlain(text)).toBeNull();
});

it('never reads a text in another way than the full reader', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'Z',
      '7',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '**',
      '*',
      '_',
      '__',
      '`',
      '``',
      '[E1]',
      '[',
      ']',
      '(',
      ')',
      '- ',
    ],
    ...[
      '1. ',
      '2) ',
      '3.',
      '.',
      ',',
      ':',
      '!',
      '#',
      '# ',
      '>',
      '<',
      '&',
      '&lt;',
      '~',
      '~~',
      '|',
      '-',
      '---',
      '===',
    ],
    ...['\\', '\\*', '\\`', '\\_', '+', '+ ', '"', "'", 'é', '×', '\t', '    ', 'word', '^'],
  );
  let read = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      if (readPlain(text) === null) return;
      read++;
      expect(bare(plain(text))).toBe(bare(rich(text)));
    }),
    { numRuns: 4_000 },
  );
  expect(read).toBeGreaterThan(400);
});

it('makes a button of each mark, and none of what stands in code', () => {
  const shown = plain('It waits 30 s [E1][E2]. Quoted: `[E3]`, \\[E4]');
  expect(shown.match(/data-evidence="E\d"/g)).toEqual(['data-evidence="E1"', 'data-evidence="E2"']);
});
