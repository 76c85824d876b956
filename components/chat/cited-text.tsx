import { Fragment } from 'react';
import { EvidenceMark } from './evidence-mark.tsx';

const mark = /(\[E\d+\])/;

/** Plain words with `[E3]` as buttons. What a log said is not read as Markdown here. */
export function CitedText({ text }: { text: string }) {
  let place = 0;
  return text.split(mark).map((part) => {
    place += part.length;
    const id = /^\[(E\d+)\]$/.exec(part)?.[1];
    return <Fragment key={`${place}:${part}`}>{id ? <EvidenceMark id={id} /> : part}</Fragment>;
  });
}
