import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { showHidden } from '#components/format/visible-text.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import { remarkEvidence } from './remark-evidence.ts';

type MarkComponents = Components & { 'evidence-mark': (props: { evidence?: string }) => ReactNode };

// A box that scrolls must be reachable by keyboard.
const scrolls = { tabIndex: 0 };

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
  p: ({ children }) => <p className="my-2 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc ps-5 marker:text-ink-3">{children}</ul>,
  ol: ({ children }) => <ol className="my-2 list-decimal ps-5 marker:text-ink-3">{children}</ol>,
  li: ({ children }) => <li className="my-0.5">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-s-2 border-line-strong ps-3 text-ink-2">{children}</blockquote>
  ),
  hr: () => <hr className="my-4 border-line" />,
  code: ({ children, className }) => (
    <code className={clsx('machine rounded-sm bg-sunken px-1', className)}>{children}</code>
  ),
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

/** Markdown as text: no raw HTML, no images, no scripts, `[E3]` as a button. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="max-w-(--prose-width) [overflow-wrap:anywhere]">
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {showHidden(text)}
      </ReactMarkdown>
    </div>
  );
}
