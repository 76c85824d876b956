import { Fragment, lazy, type ReactNode, Suspense } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import { Bullets, Code, Item, Numbered, Paragraph } from './prose.tsx';
import { type Block, type Inline, readPlain } from './read-plain.ts';

/** Tables, nested lists, fenced code: what a model may write. Without its code the text is shown as it is. */
const Rich = lazy(() =>
  import('./rich-markdown.tsx').then(
    (module) => ({ default: module.RichMarkdown }),
    () => ({ default: Unread }),
  ),
);

/** Markdown as text: no raw HTML, no images, no scripts, `[E3]` as a button. */
export function Markdown({ text }: { text: string }) {
  const shown = showHidden(text);
  const blocks = readPlain(shown);
  return (
    <div className="max-w-(--prose-width) [overflow-wrap:anywhere]">
      {blocks ? (
        keyed(blocks.map(blockView))
      ) : (
        <Suspense fallback={<Unread text={shown} />}>
          <Rich text={shown} />
        </Suspense>
      )}
    </div>
  );
}

function Unread({ text }: { text: string }) {
  return <p className="whitespace-pre-wrap">{text}</p>;
}

function blockView(block: Block): ReactNode {
  if (block.kind === 'paragraph') return <Paragraph>{words(block.inline)}</Paragraph>;
  const items = block.items.map((item, place) => {
    const key = `${place}`;
    return <Item key={key}>{words(item)}</Item>;
  });
  return block.ordered ? <Numbered start={block.start}>{items}</Numbered> : <Bullets>{items}</Bullets>;
}

function words(inline: readonly Inline[]): ReactNode {
  return keyed(inline.map(wordsView));
}

function wordsView(one: Inline): ReactNode {
  switch (one.kind) {
    case 'text':
      return one.text;
    case 'code':
      return <Code>{one.text}</Code>;
    case 'mark':
      return <EvidenceMark id={one.id} />;
    case 'strong':
      return <strong>{words(one.inline)}</strong>;
  }
  return one satisfies never;
}

/** Text only grows at its end: what stands at a place stays what it is. */
function keyed(nodes: readonly ReactNode[]): ReactNode {
  return nodes.map((node, place) => {
    const key = `${place}`;
    return <Fragment key={key}>{node}</Fragment>;
  });
}
