'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { countOldSessions, deleteOldSessions } from '#app/actions/settings.ts';
import { count, duration, plural } from '#components/format/numbers.ts';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { showToast } from '#components/ui/toast.tsx';
import { useTypedEarly } from '#components/ui/use-typed-early.ts';
import { Setting } from './setting.tsx';

interface Props {
  maxMessages: number;
  ttlSeconds: number;
  /** Why this browser may not clean up; null when it may. */
  refused: string | null;
}

const kept = 'nothing was deleted';

/** How long things are kept, and tidying up by hand. */
export function Retention({ maxMessages, ttlSeconds, refused }: Props) {
  const router = useRouter();
  const [days, setDays] = useState('365');
  const box = useRef<HTMLInputElement>(null);
  useTypedEarly(box, days, setDays);
  const [asked, setAsked] = useState<{ days: number; count: number } | null>(null);
  const [busy, setBusy] = useState(false);

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const unused = await askOrTell(countOldSessions(Number(days)), kept);
    setBusy(false);
    if (unused) setAsked({ days: Number(days), count: unused });
    else if (unused === 0) showToast({ title: `Nothing was unused for ${plural(Number(days), 'day')}.` });
  };
  const remove = async () => {
    if (!asked) return;
    setBusy(true);
    const deleted = await askOrTell(deleteOldSessions(asked.days), kept);
    setBusy(false);
    setAsked(null);
    if (deleted === undefined) return;
    showToast({ title: `${plural(deleted, 'investigation')} deleted.` });
    router.refresh();
  };

  return (
    <Card title="Retention">
      <Setting
        name="Investigations"
        says={
          ttlSeconds === 0
            ? 'Kept for ever. SESSION_TTL_SECONDS in .env sets a bound.'
            : 'Deleted when nobody used them for this long, unless pinned (SESSION_TTL_SECONDS).'
        }
      >
        <span className="tabular text-sm">{ttlSeconds === 0 ? 'no bound' : duration(ttlSeconds * 1000)}</span>
      </Setting>
      <Setting
        name="Messages of one investigation"
        says={
          maxMessages === 0
            ? 'All are kept. MAX_SESSION_MESSAGES in .env sets a bound.'
            : 'The newest are kept (MAX_SESSION_MESSAGES).'
        }
      >
        <span className="tabular text-sm">{maxMessages === 0 ? 'no bound' : count(maxMessages)}</span>
      </Setting>
      <Setting
        name="Clean up now"
        says={refused ?? 'Deletes investigations that nobody used for this long; pinned ones stay.'}
      >
        {refused ? null : (
          <form onSubmit={(event) => void ask(event)} className="flex items-center gap-2 text-sm">
            <input
              ref={box}
              type="number"
              aria-label="Days without use"
              value={days}
              min={1}
              max={36_500}
              required
              onChange={(event) => setDays(event.target.value)}
              className="tabular h-8 w-20 rounded-md border border-line-strong bg-canvas px-2"
            />
            days
            <Button type="submit" disabled={busy}>
              Look
            </Button>
          </form>
        )}
      </Setting>
      <Dialog open={asked !== null} onOpenChange={() => setAsked(null)} title="Delete for good?">
        <div className="flex flex-col gap-3 p-4 text-sm">
          <p>
            {asked
              ? `${plural(asked.count, 'investigation')} with all messages, analyses and logs that nothing else uses. Patterns and what was learned stay.`
              : null}
          </p>
          <div className="flex gap-2">
            <Button look="primary" disabled={busy} onClick={() => void remove()}>
              {busy ? 'Deleting…' : 'Delete them'}
            </Button>
            <Button onClick={() => setAsked(null)}>Keep them</Button>
          </div>
        </div>
      </Dialog>
    </Card>
  );
}
