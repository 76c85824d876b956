import { expect, it } from 'vitest';
import { cleanStep } from './clean-step.ts';

const turned = `a\u202eb\u001b[31mc`;

it('makes every text of a step visible, and leaves what the server is asked with as it is', () => {
  const clean = cleanStep({
    name: 'Audited Logs',
    payload: {
      items: [{ kind: 'gap', severity: 'note', sentence: turned, file: turned, line: 3 }],
      coverage: {
        files: 1,
        bytes: 2,
        linesRead: 3,
        linesSkipped: 0,
        skippedBy: {},
        templates: 1,
        limits: [turned],
      },
    },
  });
  expect(clean.payload).toMatchObject({
    items: [{ sentence: 'a⟨202E⟩bc', file: turned, line: 3 }],
    coverage: { limits: ['a⟨202E⟩bc'], bytes: 2 },
  });
});
