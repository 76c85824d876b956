import { clsx } from 'clsx';
import { CircleAlert, FileText, X } from 'lucide-react';
import { bytes, share } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { buttonClass } from '#components/ui/button.tsx';
import type { Attachment } from './attachments.ts';

export function AttachmentList({
  attachments,
  onRemove,
}: {
  attachments: Attachment[];
  onRemove: (id: string) => void;
}) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attached logs" className="flex flex-wrap gap-1.5 px-3 pt-3">
      {attachments.map((one) => {
        const failed = one.state.kind === 'failed';
        const Icon = failed ? CircleAlert : FileText;
        return (
          <li
            key={one.id}
            className={clsx(
              'inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-md border ps-2 text-sm',
              failed ? 'border-red bg-red-soft text-red' : 'border-line bg-canvas text-ink-2',
            )}
          >
            <Icon aria-hidden size={13} className="shrink-0" />
            {one.state.kind === 'failed' ? (
              <span className="min-w-0 py-1">{showHidden(one.state.problem)}</span>
            ) : (
              <>
                <span className="max-w-52 truncate">{showHidden(one.name)}</span>
                <span className="tabular text-xs text-ink-3">
                  {one.state.kind === 'taking' ? share(one.sent, one.bytes) : bytes(one.bytes)}
                </span>
              </>
            )}
            <button
              type="button"
              aria-label={`Remove ${one.name}`}
              onClick={() => onRemove(one.id)}
              className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
            >
              <X aria-hidden size={12} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
