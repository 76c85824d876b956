'use client';

import { useState } from 'react';
import { readWholeLine } from '#app/actions/logs.ts';
import { bytes } from '#components/format/numbers.ts';
import { exactInstant } from '#components/format/times.ts';
import { showHidden, visibleText } from '#components/format/visible-text.ts';
import { Link2, X } from '#components/icons/icons.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useClock } from '#components/ui/instant.tsx';
import { Problem } from '#components/ui/problem.tsx';
import type { LineViewFilter, ViewLine } from '#lib/contracts/log-view.ts';
import { parseLine } from './parse-line.ts';

interface Props {
  logSetId: string;
  line: ViewLine;
  onFilter: (add: LineViewFilter) => void;
  onClose: () => void;
  onCopyLink: () => void;
  /** Leaves lines of its template out; absent where templates are not known. */
  onHide?: (() => void) | undefined;
  onAsk?: (() => void) | undefined;
}

/** What is known about the current line, its named fields, and all of it when its row shows a part. */
export function LineDetail({ logSetId, line, onFilter, onClose, onCopyLink, onHide, onAsk }: Props) {
  const { zone } = useClock();
  const [whole, setWhole] = useState<{ text: string; cut: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const parsed = parseLine(whole?.text ?? line.text).fields;
  const fields = [...new Map(parsed.map((field) => [field.join('='), field])).values()];
  const showAll = async () => {
    const got = await askServer(
      readWholeLine({ logSetId, file: line.file, line: line.line }),
      'the rest of the line was not read',
    );
    setProblem(got.ok ? null : got.error.sentence);
    if (got.ok) setWhole(got.value);
  };
  return (
    <section
      aria-label={`Line ${line.line}`}
      className="flex max-h-[45%] shrink-0 flex-col border-t border-line bg-surface text-sm"
    >
      <div role="toolbar" aria-label="With this line" className="flex shrink-0 flex-wrap gap-1 px-3 pt-2">
        {onAsk ? (
          <Button look="plain" size="sm" onClick={onAsk}>
            Ask about this line
          </Button>
        ) : null}
        {line.template && onHide ? (
          <>
            <Button look="plain" size="sm" onClick={() => onFilter({ template: line.template ?? undefined })}>
              Only this template
            </Button>
            <Button look="plain" size="sm" onClick={onHide}>
              Hide this template
            </Button>
          </>
        ) : null}
        {line.service ? (
          <Button look="plain" size="sm" onClick={() => onFilter({ service: line.service ?? undefined })}>
            Only {showHidden(line.service)}
          </Button>
        ) : null}
        {line.trace ? (
          <Button look="plain" size="sm" onClick={() => onFilter({ trace: line.trace ?? undefined })}>
            Follow trace {showHidden(line.trace).slice(0, 12)}
          </Button>
        ) : null}
      </div>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1">
        <p className="tabular font-medium">Line {line.line.toLocaleString('en-GB')}</p>
        {line.at ? (
          <span className="tabular min-w-0 truncate text-xs text-ink-3">
            {exactInstant(new Date(line.at), zone)}
          </span>
        ) : null}
        <span className="ms-auto flex items-center">
          <CopyButton small label="Copy the line (c)" text={() => whole?.text ?? line.text} />
          <IconButton small icon={Link2} label="Copy a link to the line (l)" onClick={onCopyLink} />
          <IconButton small icon={X} label="Close the line" onClick={onClose} />
        </span>
      </header>
      <div className="min-h-0 overflow-y-auto px-3 pb-2">
        <pre className="machine whitespace-pre-wrap">
          {whole ? showHidden(whole.text) : visibleText(line.text)}
        </pre>
        {line.cut > 0 && !whole ? (
          <Button look="quiet" size="sm" onClick={showAll}>
            Show all, {bytes(line.cut)} more
          </Button>
        ) : null}
        {whole && whole.cut > 0 ? (
          <p className="text-ink-3">… {bytes(whole.cut)} more are left out here.</p>
        ) : null}
        <Problem says={problem} />
        {fields.length > 0 ? (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3">
            {fields.map(([name, value]) => (
              <div key={`${name}=${value}`} className="contents">
                <dt className="machine max-w-40 truncate text-ink-3">{showHidden(name)}</dt>
                <dd className="machine min-w-0">{visibleText(value)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </section>
  );
}
