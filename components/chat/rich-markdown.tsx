import Link from 'next/link';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { scrolls } from '#components/ui/scrolls.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import { Bullets, Code, Item, Numbered, Paragraph } from './prose.tsx';
import { remarkEvidence } from './remark-evidence.ts';

type MarkComponents = Components & { 'evidence-mark': (props: { evidence?: string }) => ReactNode };

/** Only own paths are links: an address in an answer came from logs or a model, and is shown, not offered. */
function OwnLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  if (href?.startsWith('/') && !href.startsWith('//')) {
    return (
      <Link href={href} className="text-accent underline underline-offset-2">
        {children}
      </Link>
    );
  }
  // An address that stands there in full is not said twice.
  const said = [`${children}`, `http://${children}`].some(
    (words) => words === href || encodeURI(words.toWellFormed()) === href,
  );
  const hidden = /^https?:/i.test(href ?? '') && !said;
  return (
    <span>
      {children}
      {hidden && ` (${href})`}
    </span>
  );
}

const components: MarkComponents = {
  'evidence-mark': ({ evidence }) => (evidence ? <EvidenceMark id={evidence} /> : null),
  a: ({ href, children }) => <OwnLink href={href}>{children}</OwnLink>,
  // No image is loaded for words that came from logs or a model: its description stands instead.
  img: ({ alt }) => <span className="text-ink-3">{alt ? `[image: ${alt}]` : '[image]'}</span>,
  h1: ({ children }) => <h3 className="mt-4 mb-1 font-semibold first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-4 mb-1 font-semibold first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-4 mb-1 font-semibold first:mt-0">{children}</h4>,
  h4: ({ children }) => <h5 className="mt-3 mb-1 font-medium first:mt-0">{children}</h5>,
  p: ({ children }) => <Paragraph>{children}</Paragraph>,
  ul: ({ children }) => <Bullets>{children}</Bullets>,
  ol: ({ start, children }) => <Numbered start={start}>{children}</Numbered>,
  li: ({ children }) => <Item>{children}</Item>,
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-s-2 border-line-strong ps-3 text-ink-2">{children}</blockquote>
  ),
  hr: () => <hr className="my-4 border-line" />,
  code: ({ children, className }) => <Code className={className}>{children}</Code>,
  pre: ({ children }) => (
    <pre
      {...scrolls}
      className="my-2 overflow-x-auto rounded-md bg-sunken p-3 [&>code]:bg-transparent [&>code]:p-0"
    >
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div {...scrolls} className="my-3 overflow-x-auto rounded-md border border-line">
      <table className="tabular w-full text-sm">{children}</table>
    </div>
  ),
  th: ({ children, style }) => (
    <th style={style} className="border-b border-line px-3 py-1.5 text-start text-xs font-medium text-ink-3">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="border-b border-line px-3 py-1.5 align-top [tr:last-child>&]:border-0">
      {children}
    </td>
  ),
  input: ({ checked }) => <span>{checked ? '[x] ' : '[ ] '}</span>,
};

const plugins = [remarkGfm, remarkEvidence];

/** All of Markdown as text; heavy, so it comes only with a text that needs it. */
export function RichMarkdown({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={plugins} components={components}>
      {text}
    </ReactMarkdown>
  );
}
