import type { ReactNode } from 'react';
import { Shell } from '#components/shell/shell.tsx';
import { listConversations } from '#lib/memory/conversations/list-conversations.ts';
import { describeHouse } from '#lib/server/describe-house.ts';
import { requestCtx } from '../request-ctx.ts';

/** As many as a person scans, since every page brings them; older ones are found by searching. */
const mostRecent = 30;

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const ctx = await requestCtx();
  const known = await listConversations(ctx, { limit: mostRecent });
  const recent = known.map(({ id, title, status, running, outcome, lastActivityAt }) => ({
    id,
    title,
    status,
    running,
    outcome,
    lastActivityAt,
  }));
  return (
    <Shell recent={recent} status={describeHouse(ctx)}>
      {children}
    </Shell>
  );
}
