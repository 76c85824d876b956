import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import { entityMentions } from '../schema/entities.ts';
import { messages } from '../schema/messages.ts';
import { runSteps, runs } from '../schema/runs.ts';

/** Dates a conversation and all that was said and found in it earlier, each part by the same time. */
export async function shiftConversation(
  db: Database,
  { conversationId, byMs }: { conversationId: string; byMs: number },
): Promise<void> {
  const by = sql`make_interval(secs => ${byMs / 1000}::double precision)`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      update ${conversations} set created_at = created_at - ${by}, updated_at = updated_at - ${by},
        last_activity_at = last_activity_at - ${by} where id = ${conversationId}`);
    await tx.execute(
      sql`update ${messages} set created_at = created_at - ${by} where conversation_id = ${conversationId}`,
    );
    await tx.execute(sql`
      update ${runSteps} set at = at - ${by}
      where run_id in (select id from ${runs} where conversation_id = ${conversationId})`);
    await tx.execute(sql`
      update ${runs} set created_at = created_at - ${by}, ended_at = ended_at - ${by}
      where conversation_id = ${conversationId}`);
    await tx.execute(sql`
      update ${analysisMemory} set created_at = created_at - ${by} where conversation_id = ${conversationId}`);
    await tx.execute(
      sql`update ${entityMentions} set at = at - ${by} where conversation_id = ${conversationId}`,
    );
  });
}
