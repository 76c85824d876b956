export interface SaidSentence {
  words: string;
  /** `E1`, `F2`, … as it cites them. */
  marks: string[];
}

const MARK = /\[\s*([EF]\d{1,4})\s*\]/g;
const sentencesOf = new Intl.Segmenter('en', { granularity: 'sentence' });

/** What a model wrote, by lines and sentences, each with its marks; headings and emphasis are taken off. */
export function splitSentences(said: string): { head: string; sentences: SaidSentence[] }[] {
  return (
    said
      .replace(/[[(]((?:\s*[EF]\d{1,4}\s*[,;]?)+)[\])]/g, (_, list: string) =>
        (list.match(/[EF]\d{1,4}/g) ?? []).map((mark) => `[${mark}]`).join(''),
      )
      // Marks after the full stop belong to the sentence before it.
      .replace(/([.!?…])((?:\s*\[[EF]\d{1,4}\])+)/g, ' $2$1')
      .split('\n')
      .map((line) => {
        const bullet = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/.exec(line);
        const text = line.slice(bullet?.[0].length ?? 0).replace(/^#+\s+|\*\*|__/g, '');
        const sentences = [...sentencesOf.segment(text)].flatMap(({ segment }) => {
          const marks = [...segment.matchAll(MARK)].map(([, mark = '']) => mark);
          const words = segment
            .replace(MARK, ' ')
            .replace(/\s+([.,;:!?…])/g, '$1')
            .replace(/\s+/g, ' ')
            .trim();
          return /\p{L}/u.test(words) ? [{ words, marks: [...new Set(marks)] }] : [];
        });
        return { head: bullet ? '- ' : '', sentences };
      })
      .filter(({ sentences }) => sentences.length > 0)
  );
}
