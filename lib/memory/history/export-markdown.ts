import { readConversation } from '#db/queries/conversations.ts';
import { readMessages, readPlaces } from '#db/queries/messages.ts';
import { listResolutions } from '#db/queries/resolutions.ts';
import { branchOf, versionsOf } from '#lib/contracts/branches.ts';
import { textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from '../conversations/need-conversation.ts';

const PAGE = 200;
const speakers = { user: 'Question', assistant: 'Answer', system: 'Note' } as const;
const endings = {
  solved: 'Solved',
  not_solved: 'Did not help',
  partly: 'Helped in part',
  reopened: 'Came back',
} as const;

/**
 * Investigations to read elsewhere, one after the other; those the person may not see are left out. Of a question
 * asked in other words only the words stand there, with the answer to the newest.
 */
export async function* exportMarkdown(ctx: Ctx, { ids }: { ids: string[] }): AsyncGenerator<string> {
  const userId = ctx.user.id;
  for (const conversationId of ids.map(needId)) {
    const conversation = await readConversation(ctx.db, { conversationId, userId });
    if (!conversation) continue;
    const { title, status, createdAt, resolvedAt } = conversation;
    const scope = [conversation.project, conversation.env, conversation.domain].filter(Boolean).join(', ');
    yield [
      `# ${oneLine(title || 'Untitled investigation')}`,
      '',
      `- Begun: ${createdAt.toISOString()}, by ${oneLine(conversation.userId)}`,
      ...(scope ? [`- Where: ${oneLine(scope)}`] : []),
      `- Status: ${status}${resolvedAt ? ` at ${resolvedAt.toISOString()}` : ''}`,
      '',
      '',
    ].join('\n');
    const places = await readPlaces(ctx.db, { conversationId });
    const versions = versionsOf(places);
    const said = branchOf(places).map(({ id }) => id);
    for (let at = 0; at < said.length; at += PAGE) {
      for (const message of await readMessages(ctx.db, { ids: said.slice(at, at + PAGE) })) {
        yield `## ${speakers[message.role]}, ${message.createdAt.toISOString()}\n\n${quoted(message)}\n\n`;
        const others = versions.get(message.id)?.filter((id) => id !== message.id) ?? [];
        for (const other of await readMessages(ctx.db, { ids: others })) {
          yield `Also asked, at ${other.createdAt.toISOString()}:\n\n${quoted(other)}\n\n`;
        }
      }
    }
    const done = await listResolutions(ctx.db, { conversationId, userId });
    if (done.length === 0) continue;
    yield `## What was done\n\n${done
      .map(
        ({ outcome, action, createdAt: at }) =>
          `- ${at.toISOString()} ${endings[outcome]}${action ? `: ${oneLine(action)}` : ''}`,
      )
      .join('\n')}\n\n`;
  }
}

/** As a quotation no heading or rule of it can pass for one of the file; only answers are written as Markdown. */
function quoted({ role, content }: { role: keyof typeof speakers; content: string }): string {
  const text = role === 'assistant' ? content : textAsMarkdown(content);
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Typed by people or taken from logs: as text. */
function oneLine(text: string): string {
  return textAsMarkdown(text.replace(/\s+/g, ' ').trim());
}
