import { expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

it('drops colours and shows characters that hide or reorder text', () => {
  expect(visibleText('\u001b[31mERROR\u001b[0m disk\tfull\n')).toBe('ERROR disk\tfull\n');
  expect(visibleText('user\u202egnp.exe')).toBe('user⟨202E⟩gnp.exe');
  expect(visibleText('a\u0000b\u0007')).toBe('a⟨00⟩b⟨07⟩');
  expect(visibleText('\u001bcreset')).toBe('⟨1B⟩creset');
});

it('clips an endless line and says by how much', () => {
  const shown = visibleText('x'.repeat(100_000));
  expect(shown).toHaveLength(20_000 + '… (80,000 more characters)'.length);
  expect(shown.endsWith('… (80,000 more characters)')).toBe(true);
});

it('leaves ordinary text of any language alone', () => {
  const text = 'উত্তর পাওয়া যায়নি – naïve 東京';
  expect(visibleText(text)).toBe(text);
});
