import { expect, it } from 'vitest';
import type { Finding } from '#lib/contracts/findings.ts';
import { citeAnswer } from './cite.ts';

const evidence = (id: string) => ({ id, file: 'app.log', fromLine: 1, toLine: 1, text: 'boom' });
const finding = (checks: Finding['checks']): Finding => ({
  rank: 1,
  title: 'disk full',
  explanation: '',
  component: { kind: 'host', name: 'a' },
  pattern: 'infra:DISK_FULL',
  outcome: 'likely',
  confidence: 0.7,
  for: [],
  against: [],
  next: [],
  evidence: [evidence('E2')],
  checks,
  templates: [],
});

it('collects what the answer and its findings cite', () => {
  expect([...citeAnswer({ evidence: [evidence('E1')], findings: [finding([])] }).keys()]).toEqual([
    'E1',
    'E2',
  ]);
});

it('strikes only evidence that a failed check names', () => {
  const cited = citeAnswer({
    evidence: [evidence('E1'), evidence('E12')],
    findings: [
      finding([
        { name: 'the quoted line stands there', passed: false, detail: 'E1 reads differently' },
        { name: 'E12 lies in the window', passed: true, detail: '' },
      ]),
    ],
  });
  expect(cited.get('E1')?.failed).toContain('reads differently');
  expect(cited.get('E12')?.failed).toBeNull();
  expect(cited.get('E2')?.failed).toBeNull();
});
