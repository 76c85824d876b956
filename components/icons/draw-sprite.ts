import { drawings } from './drawings.ts';

/** All icons in one picture, each under its name. */
export function drawSprite(): string {
  const symbols = drawings.map(
    ({ name, node }) => `<symbol id="${name}" viewBox="0 0 24 24">${node.map(element).join('')}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

function element([tag, { key: _, ...attributes }]: [string, Record<string, string>]): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${written.join('')}/>`;
}
