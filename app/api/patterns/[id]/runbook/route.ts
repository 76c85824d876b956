import { PersonError } from '#lib/contracts/errors.ts';
import { readPatternPage } from '#lib/memory/patterns/read-pattern-page.ts';
import { patternRunbook } from '#lib/memory/runbooks/write-pattern-runbook.ts';
import { respond } from '../../../respond.ts';

/** What is known of a pattern as a runbook in Markdown. */
export const GET = respond<{ id: string }>(async (ctx, _request, { id }) => {
  const page = await readPatternPage(ctx, { id, timeZone: 'UTC' });
  if (!page) throw new PersonError('not_found', 'There is no such pattern.');
  const name = page.pattern.key.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80);
  return new Response(patternRunbook(page.pattern), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="runbook-${name}.md"`,
    },
  });
});
