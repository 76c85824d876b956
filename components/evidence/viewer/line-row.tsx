import { clsx } from 'clsx';
import { clock, exactInstant } from '#components/format/times.ts';
import { showHidden } from '#components/format/visible-text.ts';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import { LevelMark } from './level-mark.tsx';
import { parseLine } from './parse-line.ts';
import { tint } from './tint.ts';

export interface RowLook {
  wrap: boolean;
  raw: boolean;
  /** Lines other than the cited ones stand back. */
  dim: boolean;
  zone: string;
  /** Lines are of several files. */
  withFile: boolean;
  wanted: string | null;
}

const partLook = {
  plain: undefined,
  variable: 'text-accent',
  found: 'rounded-xs bg-amber-soft text-amber underline decoration-2 underline-offset-2',
} as const;

/** One line: number, level, time, service, message. */
export function LineRow({ line, look, cited }: { line: ViewLine; look: RowLook; cited: boolean }) {
  const { raw, wrap, zone } = look;
  const stored = firstLine(line.text);
  const shown = showHidden(raw ? stored : parseLine(stored).message);
  const isHead = line.head === line.line;
  return (
    <div
      className={clsx(
        'flex min-w-full gap-2 bg-inherit pe-3',
        wrap ? 'w-full' : 'w-max',
        look.dim && !cited && 'opacity-60',
      )}
    >
      <span className="machine tabular sticky start-0 z-[1] flex w-20 shrink-0 justify-end bg-inherit text-ink-3 select-none">
        {line.line}
        <LevelMark level={isHead ? line.level : ''} />
      </span>
      {raw ? null : (
        <span className="machine tabular w-16 shrink-0 text-ink-3">
          {isHead && line.at ? (
            <time dateTime={line.at} title={exactInstant(new Date(line.at), zone)}>
              {clock(new Date(line.at), zone)}
            </time>
          ) : null}
        </span>
      )}
      {look.withFile ? <span className="machine shrink-0 text-ink-3">{showHidden(line.file)}</span> : null}
      {!raw && isHead && line.service ? (
        <span className="machine max-w-40 shrink-0 truncate text-ink-2">{showHidden(line.service)}</span>
      ) : null}
      <code
        dir="ltr"
        className={clsx(
          'machine',
          wrap ? 'min-w-0 whitespace-pre-wrap' : 'whitespace-pre',
          levelInk(line.level),
        )}
      >
        {parts(shown, raw ? null : line.template, look.wanted)}
        {line.text.length > stored.length ? <span className="text-ink-3"> ⏎ …</span> : null}
        {line.cut > 0 ? (
          <span className="text-ink-3"> … {line.cut.toLocaleString('en-GB')} more bytes</span>
        ) : null}
      </code>
    </div>
  );
}

function parts(text: string, template: string | null, wanted: string | null) {
  let at = 0;
  return tint(text, template, wanted).map((part) => {
    const key = at;
    at += part.text.length;
    const look = partLook[part.kind];
    if (!look) return part.text;
    return part.kind === 'found' ? (
      <mark key={key} className={look}>
        {part.text}
      </mark>
    ) : (
      <span key={key} className={look}>
        {part.text}
      </span>
    );
  });
}

function firstLine(text: string): string {
  const end = text.search(/\r?\n/);
  return end < 0 ? text : text.slice(0, end);
}

function levelInk(level: string): string {
  if (level === 'error' || level === 'fatal') return 'text-red';
  return level === 'warn' ? 'text-amber' : 'text-ink';
}
