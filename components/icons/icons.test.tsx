import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { drawSprite } from './draw-sprite.ts';
import * as icons from './icons.tsx';

const shown = Object.values(icons).map((Icon) => renderToStaticMarkup(<Icon aria-hidden size={14} />));
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!).sort();

test('each icon is drawn in the picture, and nothing else is', () => {
  expect(named(shown.join(''), /icons\.svg\?[^#]*#([\w-]+)/g)).toEqual(
    named(drawSprite(), / id="([\w-]+)"/g),
  );
});

test('each drawing has lines', () => {
  const drawn = drawSprite().match(/<symbol.*?<\/symbol>/g)!;
  expect(drawn).toHaveLength(shown.length);
  for (const symbol of drawn) {
    expect(symbol).toMatch(/<(path|circle|rect|line|polyline|polygon|ellipse) [a-z]+\d?="/);
    expect(symbol).not.toMatch(/undefined|key=/);
  }
});
