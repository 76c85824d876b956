import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { foundSimilarIssues as Detail } from './found-similar-issues.tsx';
import { summarise } from './summaries.ts';

const none = { count: 0, traceIds: [], issues: [], newestOnly: false };
const shown = (payload: typeof none) => renderToStaticMarkup(<Detail payload={payload} />);
const said = (payload: typeof none) => summarise({ name: 'Found Similar Issues', payload });

it('says where only the newest incidents were compared, and only there', () => {
  const early = { ...none, newestOnly: true };
  expect(shown(early)).toContain('Older incidents were still being read in after a start');
  expect(said(early)).toBe('nothing like this among the newest');
  expect(shown(none)).not.toContain('Older incidents');
  expect(said(none)).toBe('nothing like this is remembered');
});
