import { PersonError } from '#lib/contracts/errors.ts';
import { runbookMarkdown, writeRunbook } from '#lib/memory/runbooks/write-runbook.ts';
import { respond } from '../../../respond.ts';

/** What is known of an investigation as a runbook: Markdown, or with `?format=json` the plain data. */
export const GET = respond<{ id: string }>(async (ctx, request, { id }) => {
  const runbook = await writeRunbook(ctx, { id });
  if (!runbook) {
    throw new PersonError(
      'not_found',
      'There is no runbook: there is no such investigation, or nothing was found out in it yet.',
    );
  }
  if (new URL(request.url).searchParams.get('format') === 'json') return Response.json(runbook);
  return new Response(runbookMarkdown(runbook), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="runbook-${id}.md"`,
    },
  });
});
