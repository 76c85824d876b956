import { readConversation } from '#db/queries/conversations.ts';
import { readMessages, readPlaces } from '#db/queries/messages.ts';
import { readStepsOfRuns } from '#db/queries/run-steps.ts';
import { findShareLink } from '#db/queries/share-links.ts';
import { branchOf } from '#lib/contracts/branches.ts';
import type { SharedAnswer, SharedInvestigation } from '#lib/contracts/sharing.ts';
import { stepPayloads } from '#lib/contracts/steps.ts';
import { redactSecrets } from '#lib/model/redact-secrets.ts';
import type { Ctx } from '#lib/server/context.ts';
import { tokenHash } from './token-hash.ts';

/** More than this nobody reads on one page. */
const MOST_MESSAGES = 200;
const MOST_EVIDENCE_CHARS = 2_000;

/** What a share link shows of the newest version of each question: texts without secrets, people and addresses; null when the link does not hold. */
export async function readShared(
  ctx: Ctx,
  { token }: { token: string },
): Promise<SharedInvestigation | null> {
  if (!/^[\w-]{20,64}$/.test(token)) return null;
  const link = await findShareLink(ctx.db, { tokenHash: tokenHash(token) });
  if (!link) return null;
  const { conversationId, createdBy: userId, expiresAt } = link;
  const conversation = await readConversation(ctx.db, { conversationId, userId });
  if (!conversation) return null;
  const said = branchOf(await readPlaces(ctx.db, { conversationId }));
  const messages = await readMessages(ctx.db, { ids: said.slice(0, MOST_MESSAGES).map(({ id }) => id) });
  const runIds = messages.flatMap(({ role, metadata }) =>
    role === 'assistant' && typeof metadata.runId === 'string' ? [metadata.runId] : [],
  );
  const steps = await readStepsOfRuns(ctx.db, { runIds });
  const answers = new Map(
    steps.flatMap(({ runId, kind, name, payload }) => {
      if (kind !== 'step' || name !== 'Answer') return [];
      const read = stepPayloads.Answer.safeParse(payload);
      return read.success ? [[runId, toShared(read.data)] as const] : [];
    }),
  );
  return {
    title: redactSecrets(conversation.title || 'Untitled investigation'),
    status: conversation.status,
    begun: conversation.createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    messages: messages.map(({ id, role, createdAt, content, metadata }) => ({
      id,
      role,
      at: createdAt.toISOString(),
      text: redactSecrets(content),
      answer: (role === 'assistant' && answers.get(String(metadata.runId))) || null,
    })),
  };
}

type Answer = ReturnType<typeof stepPayloads.Answer.parse>;

function toShared({ outcome, text, told, findings, evidence }: Answer): SharedAnswer {
  const redactAll = (list: { text: string; evidence: string[] }[]) =>
    list.map((each) => ({ ...each, text: redactSecrets(each.text) }));
  return {
    outcome,
    text: redactSecrets(told?.lead ?? text),
    findings: findings.map((finding) => ({
      rank: finding.rank,
      title: redactSecrets(finding.title),
      explanation: redactSecrets(finding.explanation),
      outcome: finding.outcome,
      for: redactAll(finding.for),
      against: redactAll(finding.against),
      next: finding.next.map(redactSecrets),
    })),
    evidence: [
      ...new Map(
        [...evidence, ...findings.flatMap((each) => each.evidence)].map((one) => [one.id, one]),
      ).values(),
    ].map(({ id, file, fromLine, toLine, text: lines }) => ({
      id,
      place: redactSecrets(
        `${file}, ${fromLine === toLine ? `line ${fromLine}` : `lines ${fromLine}–${toLine}`}`,
      ),
      text: redactSecrets(lines.slice(0, MOST_EVIDENCE_CHARS)),
    })),
  };
}
