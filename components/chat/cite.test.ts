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

it('strikes only evidence whose lines a failed check read again, whatever names stand in them', () => {
  const at = (id: string, fromLine: number, toLine = fromLine) => ({ ...evidence(id), fromLine, toLine });
  const cited = citeAnswer({
    evidence: [at('E1', 1), at('E12', 12, 15), at('E3', 120)],
    findings: [
      finding([
        { name: 'the quoted line stands there', passed: false, detail: 'app.log:1: "boom E3 [E12]"' },
        { name: 'the line states this time', passed: true, detail: 'app.log:12: 10:00 claimed' },
        { name: 'the quoted line stands there', passed: false, detail: 'app.log:14: "bang"' },
        { name: 'the quoted line stands there', passed: false, detail: 'app.log: E3' },
      ]),
    ],
  });
  expect(cited.get('E1')?.failed).toContain('boom');
  expect(cited.get('E12')?.failed).toContain('bang');
  expect(cited.get('E3')?.failed).toBeNull();
});
