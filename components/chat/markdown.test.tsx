import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

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
