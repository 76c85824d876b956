'use client';

import { useEffect, useState } from 'react';
import { createShareLink, listShareLinks, revokeShareLink } from '#app/actions/sharing.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Select } from '#components/ui/select.tsx';
import { showToast } from '#components/ui/toast.tsx';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';

const times = [
  { value: '1', label: 'for a day' },
  { value: '7', label: 'for a week' },
  { value: '30', label: 'for a month' },
] as const;
type Days = (typeof times)[number]['value'];

/** The link takes the place of the button that made it, and its focus. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

const unreachable = 'The server could not be reached; nothing was changed.';

interface Props {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes links that show an investigation to somebody without the workspace, and takes them back. */
export function ShareDialog({ id, open, onOpenChange }: Props) {
  const [days, setDays] = useState<Days>('7');
  const [made, setMade] = useState<string | null>(null);
  const [links, setLinks] = useState<ShareLinkInfo[]>([]);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!open) return;
    let gone = false;
    listShareLinks(id).then(
      (answer) => {
        if (!gone && answer.ok) setLinks(answer.value);
      },
      () => setLinks([]),
    );
    return () => {
      gone = true;
    };
  }, [open, id]);

  const make = async () => {
    setBusy(true);
    const answer = await createShareLink(id, Number(days)).catch(() => null);
    if (answer?.ok) {
      setMade(`${location.origin}${answer.value.path}`);
      const all = await listShareLinks(id).catch(() => null);
      if (all?.ok) setLinks(all.value);
    } else showToast({ title: answer?.error.sentence ?? unreachable });
    setBusy(false);
  };
  const revoke = async (linkId: string) => {
    const answer = await revokeShareLink(linkId).catch(() => null);
    if (!answer?.ok) {
      showToast({ title: answer?.error.sentence ?? unreachable });
      return;
    }
    setMade(null);
    setLinks((had) => had.map((link) => (link.id === linkId ? { ...link, holds: false } : link)));
  };

  const holding = links.filter(({ holds }) => holds);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Share a read-only page">
      <div className="flex flex-col gap-3 p-4 text-sm">
        <p className="text-ink-2">
          Whoever can reach this server and has the link sees questions, answers and cited lines, with
          passwords, keys, mail and network addresses taken out. Other words of the logs stay: read it once
          yourself.
        </p>
        {made ? (
          <div className="flex items-center gap-2">
            <input
              ref={takeFocus}
              readOnly
              aria-label="Link"
              value={made}
              onFocus={(event) => event.target.select()}
              className="machine h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-sunken px-2"
            />
            <CopyButton label="Copy the link" text={() => made} />
          </div>
        ) : (
          <div className="flex items-center gap-2">
            <Button look="primary" disabled={busy} onClick={() => void make()}>
              {busy ? 'Making…' : 'Make a link'}
            </Button>
            <Select label="How long it holds" value={days} options={times} onChange={setDays} />
          </div>
        )}
        {made ? <p className="text-ink-3">It is shown this once; only its trace is stored.</p> : null}
        {holding.length > 0 ? (
          <ul aria-label="Links that hold" className="flex flex-col border-t border-line pt-2">
            {holding.map((link) => (
              <li key={link.id} className="flex items-center gap-2 py-1">
                <span className="flex-1 text-ink-2">
                  made <Instant at={link.createdAt} />
                  {link.expiresAt ? (
                    <>
                      , holds until <Instant at={link.expiresAt} as="day" />
                    </>
                  ) : null}
                </span>
                <Button size="sm" onClick={() => void revoke(link.id)}>
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Dialog>
  );
}
