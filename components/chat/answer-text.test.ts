import { expect, it } from 'vitest';
import { answerAsMarkdown } from './answer-text.ts';

it('copies everything on the screen, and no log line breaks out of its fence', () => {
  const text = answerAsMarkdown('why?\nsince ten', {
    outcome: 'likely',
    text: 'The gateway waits [E1].',
    evidence: [{ id: 'E1', file: 'a.log', fromLine: 3, toLine: 4, text: 'x ``` y' }],
    tables: [
      {
        caption: 'Errors',
        columns: [
          { key: 'a', label: 'Service', numeric: false },
          { key: 'n', label: 'Lines', numeric: true },
        ],
        rows: [{ a: 'a|b', n: 3 }],
      },
    ],
    findings: [],
    links: [],
    fromCache: false,
    partial: false,
  });
  expect(text).toBe(`> why?
> since ten

**likely**

The gateway waits [E1].

Errors:

| Service | Lines |
| --- | --: |
| a\\|b | 3 |

Evidence:

[E1] \`a.log:3-4\`

\`\`\`\`
x \`\`\` y
\`\`\`\`
`);
});
