'use client';

import { useState } from 'react';
import {
  Archive,
  ArchiveRestore,
  BookOpen,
  Ellipsis,
  Link2,
  Lock,
  Pin,
  PinOff,
  Trash2,
  Users,
} from '#components/icons/icons.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import type { ConversationSummary } from '#lib/contracts/conversations.ts';
import type { useConversationVerbs } from './use-conversation-verbs.ts';

const shareDialog = part(() =>
  import('#components/share/share-dialog.tsx').then((module) => module.ShareDialog),
);
const contextDialog = part(() => import('./context-dialog.tsx').then((module) => module.ContextDialog));

interface Props {
  conversation: ConversationSummary;
  verbs: ReturnType<typeof useConversationVerbs>;
}

export function ConversationMenu({ conversation, verbs }: Props) {
  const { id, pinned, archived, visibility } = conversation;
  const [sharing, setSharing] = useState(false);
  const [telling, setTelling] = useState(false);
  const ContextDialog = usePartOrTell(contextDialog, telling, () => setTelling(false));
  const ShareDialog = usePartOrTell(shareDialog, sharing, () => setSharing(false));
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label="More about this investigation"
            className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
          >
            <Ellipsis aria-hidden size={15} strokeWidth={1.75} />
          </button>
        }
        entries={[
          { label: pinned ? 'Unpin' : 'Pin', icon: pinned ? PinOff : Pin, onSelect: verbs.pin },
          visibility === 'team'
            ? { label: 'Keep private', icon: Lock, onSelect: verbs.share }
            : { label: 'Share with the team', icon: Users, onSelect: verbs.share },
          { label: 'Share a link…', icon: Link2, onSelect: () => setSharing(true) },
          { label: 'What it remembers…', icon: BookOpen, onSelect: () => setTelling(true) },
          archived
            ? { label: 'Take out of the archive', icon: ArchiveRestore, onSelect: verbs.unarchive }
            : { label: 'Archive', icon: Archive, onSelect: verbs.archive },
          { label: 'Delete', icon: Trash2, danger: true, onSelect: verbs.remove },
        ]}
      />
      {ContextDialog ? <ContextDialog id={id} open={telling} onOpenChange={setTelling} /> : null}
      {ShareDialog ? <ShareDialog id={id} open={sharing} onOpenChange={setSharing} /> : null}
    </>
  );
}
