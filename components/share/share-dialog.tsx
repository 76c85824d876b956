'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createShareLink, listShareLinks, revokeShareLink } from '#app/actions/sharing.ts';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { DialogBox } from '#components/ui/dialog-box.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Problem } from '#components/ui/problem.tsx';
import { Select } from '#components/ui/select.tsx';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';

const times = [
  { value: '1', label: 'for a day' },
  { value: '7', label: 'for a week' },
  { value: '30', label: 'for a month' },
] as const;
type Days = (typeof times)[number]['value'];

interface Props {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes links that show an investigation to somebody without the workspace, and takes them back. */
export function ShareDialog({ id, open, onOpenChange }: Props) {
  const [days, setDays] = useState<Days>('7');
  const [made, setMade] = useState<{ id: string; address: string } | null>(null);
  const [links, setLinks] = useState<ShareLinkInfo[]>([]);
  const [unlisted, setUnlisted] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const maker = useRef<HTMLButtonElement>(null);
  const address = useRef<HTMLInputElement>(null);
  /** The link takes the place of the button that made it, and its focus. */
  const takeFocus = useCallback((element: HTMLInputElement | null) => {
    address.current = element;
    element?.focus();
  }, []);
  /** A link was taken back, and with it the button that had the focus. */
  const lostFocus = useRef<{ next: string | undefined } | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const load = useCallback(async () => {
    const got = await askServer(listShareLinks(id), 'links made before are not shown');
    setUnlisted(got.ok ? null : got.error.sentence);
    // What was made meanwhile may not be among them yet.
    if (got.ok)
      setLinks((had) => [
        ...had.filter((one) => !got.value.some((each) => each.id === one.id)),
        ...got.value,
      ]);
  }, [id]);
  useEffect(() => {
    if (open) void load();
  }, [open, load]);

  useLayoutEffect(() => {
    void links;
    const lost = lostFocus.current;
    if (!lost) return;
    lostFocus.current = null;
    const next = lost.next ? list.current?.querySelector<HTMLElement>(`[data-link="${lost.next}"]`) : null;
    (next ?? address.current ?? maker.current)?.focus();
  }, [links]);

  const make = async () => {
    setBusy(true);
    const answer = await askServer(createShareLink(id, Number(days)), 'no link was made');
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.sentence);
    if (!answer.ok) return;
    const { path, link } = answer.value;
    setMade({ id: link.id, address: `${location.origin}${path}` });
    setLinks((had) => [link, ...had.filter((one) => one.id !== link.id)]);
  };
  const holding = links.filter(({ holds }) => holds);
  const revoke = async (linkId: string) => {
    const answer = await askServer(revokeShareLink(linkId), 'the link still opens');
    setProblem(answer.ok ? null : answer.error.sentence);
    if (!answer.ok) return;
    const at = holding.findIndex((link) => link.id === linkId);
    lostFocus.current = { next: (holding[at + 1] ?? holding[at - 1])?.id };
    if (made?.id === linkId) setMade(null);
    setLinks((had) => had.map((link) => (link.id === linkId ? { ...link, holds: false } : link)));
  };

  return (
    <DialogBox open={open} onOpenChange={onOpenChange} title="Share a read-only page">
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
              value={made.address}
              onFocus={(event) => event.target.select()}
              className="machine h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-sunken px-2"
            />
            <CopyButton label="Copy the link" text={() => made.address} />
          </div>
        ) : (
          <div className="flex items-center gap-2">
            <Button ref={maker} look="primary" disabled={busy} onClick={() => void make()}>
              {busy ? 'Making…' : 'Make a link'}
            </Button>
            <Select label="How long it holds" value={days} options={times} onChange={setDays} />
          </div>
        )}
        {made ? <p className="text-ink-3">It is shown this once; only its trace is stored.</p> : null}
        <Problem says={problem} />
        <Problem says={unlisted} onRetry={() => void load()} />
        {holding.length > 0 ? (
          <ul ref={list} aria-label="Links that hold" className="flex flex-col border-t border-line pt-2">
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
                <Button size="sm" data-link={link.id} onClick={() => void revoke(link.id)}>
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </DialogBox>
  );
}
