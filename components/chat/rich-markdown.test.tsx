import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { citedAsMarkdown, codeSpan, textAsMarkdown, withoutMarks } from '#lib/contracts/markdown-text.ts';
import { RichMarkdown } from './rich-markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<RichMarkdown text={text} />);

describe('Markdown from logs and models', () => {
  it('loads no image, keeps its description', () => {
    const shown = html('![disk](https://elsewhere.example/x.png) ![](data:image/png;base64,AA)');
    expect(shown).not.toContain('<img');
    expect(shown).not.toContain('elsewhere.example');
    expect(shown).toContain('[image: disk]');
  });

  it('shows raw HTML as text', () => {
    const shown = html('<script>alert(1)</script>\n\n<b onclick="x()">hi</b>');
    expect(shown).not.toMatch(/<script|<b[ >]/);
    expect(shown).toContain('&lt;script&gt;');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//elsewhere.example/x',
    'file:///etc/passwd',
  ])('makes no link of %s', (href) => {
    expect(html(`[click](${href})`)).not.toContain('<a');
  });

  it('shows web addresses and links to its own paths', () => {
    expect(html('[docs](https://example.org/a)')).toContain('<span>docs (https://example.org/a)</span>');
    expect(html('https://example.org/a')).toContain('<span>https://example.org/a</span>');
    expect(html('[then](/investigations/1)')).toContain('href="/investigations/1"');
  });

  it('makes a button of each mark in running text, none in code', () => {
    const shown = html('It waits 30 s [E1][E2]. Quoted: `[E3]`');
    expect(shown.match(/data-evidence="E\d"/g)).toEqual(['data-evidence="E1"', 'data-evidence="E2"']);
    expect(shown).toContain('[E3]</code>');
  });
});

describe('Log text inside Markdown', () => {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  const wordsOf = (shown: string) =>
    oneLine(
      shown
        .replace(/<\/p>/g, ' ')
        .replace(/<[^>]*>/g, '')
        .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => names[name] ?? ''),
    );
  const elements = (shown: string) =>
    new Set([...shown.matchAll(/<([a-z][a-z0-9-]*)/g)].map(([, name]) => name));
  const signs =
    '** __ _ * ` `` ``` [E1] [E2]( ![x](http://e.test/a.png) [c](javascript:1) ]( <b> </b> <!-- &lt; &#91;E3] | ~~ ~ \\ ' +
    'https://e.test/x http://e.test www.e.test a@b.test <https://e.test> *** # > - + 1. 1) --- === ``` [^1] [E1]: x word _a_ ' +
    '\n# \n> \n- \n1. \n---\n \n|a|b|\n|---|:--|\n \n```\n \n\n \n\t \n::: $x$ \\[E1]';
  const tokens = [...signs.split(' '), ' ', '  ', '[\uFE0EE1]'];
  /** The same texts on every machine. */
  const texts = Array.from({ length: 400 }, (_, seed) => {
    let state = seed * 2_654_435_761 + 1;
    const next = (most: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
    return Array.from({ length: 1 + next(9) }, () => tokens[next(tokens.length)]).join(next(2) ? '' : ' ');
  });

  it('is shown as it is, whatever signs of Markdown it holds', () => {
    const harmless = new Set(['div', 'p', 'span', 'code', 'br']);
    for (const text of texts) {
      for (const around of ['', 'seen: ']) {
        const shown = html(`${around}${textAsMarkdown(text)}`);
        const said = oneLine(`${around}${text}`.replaceAll('[\uFE0EE', '[E'));
        expect({ text, words: wordsOf(shown) }).toEqual({ text, words: said });
        expect(shown).not.toContain('data-evidence');
        for (const name of elements(shown)) expect(harmless).toContain(name);
      }
    }
  });

  it('keeps its own marks to itself in a sentence that cites it', () => {
    for (const text of texts) {
      const shown = html(`**In short** ${citedAsMarkdown(`"${withoutMarks(text)}" is logged [E7].`)}`);
      expect({ text, marks: shown.match(/data-evidence="\w+"/g) }).toEqual({
        text,
        marks: ['data-evidence="E7"'],
      });
    }
  });

  it('stands in a code span whose fence no backtick of it closes', () => {
    for (const text of texts) {
      const shown = html(`x ${codeSpan(text)} y`);
      expect({ text, words: wordsOf(shown) }).toEqual({ text, words: oneLine(`x ${text} y`) });
      expect(shown.match(/<code/g)?.length ?? 0).toBe(text.trim() === '' ? 0 : 1);
      expect(shown).not.toContain('data-evidence');
    }
  });

  it('leaves plain words without signs', () => {
    const plain = 'payment_service at C:\\logs: request 4-2 (id=7) failed, "timeout"';
    expect(textAsMarkdown(plain)).toBe(plain);
  });
});
