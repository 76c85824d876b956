import type { ReactNode } from 'react';
import { Shell } from '#components/shell/shell.tsx';
import { listConversations } from '#lib/memory/conversations/list-conversations.ts';
import { describeHouse } from '#lib/server/describe-house.ts';
import { requestCtx } from '../request-ctx.ts';

/** As many as a person scans; older ones are found by searching. */
const mostRecent = 50;

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const ctx = await requestCtx();
  const recent = await listConversations(ctx, { limit: mostRecent });
  return (
    <Shell recent={recent} status={describeHouse(ctx)}>
      {children}
    </Shell>
  );
}
