import { describe, expect, it } from 'vitest';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { findCauses } from '../causes/find-causes.ts';
import { type ShopFault, shopLogs } from '../causes/testing/shop-logs.ts';
import type { Events } from '../events.ts';
import { loadEvents } from '../load-events.ts';
import type { Claim, LineSource } from './claims.ts';
import { eventsSource } from './events-source.ts';
import { mutateClaim } from './mutate-claim.ts';
import { verifyCauses } from './verify-causes.ts';
import { verifyClaims } from './verify-claims.ts';

const names = ['kiosk', 'basket-api', 'ledger', 'courier-desk'];
const faults: ShopFault[] = ['errors', 'breaks', 'slow'];

/** Claims of real answers over many generated incidents, each with the lines to check it against. */
function realAnswers(): { source: LineSource; claims: Claim[] }[] {
  const answers: { source: LineSource; claims: Claim[] }[] = [];
  for (let seed = 1; seed <= 20; seed++) {
    const logs = shopLogs(seed, faults[seed % 3]!, 1 + (seed % 3), names);
    const [window, good] = loadEvents([[logs.window], [logs.good]]) as [Events, Events];
    // The same window with and without its baseline: two ways to the cause, two kinds of claims.
    for (const baselines of [[good], []]) {
      const report = findCauses({
        window,
        baselines,
        parameters: parametersSchema.parse({ timeRange: { from: logs.from } }),
      });
      answers.push({
        source: eventsSource([window, ...baselines]),
        claims: report.causes.flatMap((cause) => [...cause.claims]),
      });
    }
  }
  return answers;
}

describe('the verifier', () => {
  it('passes every claim of real answers and rejects more than a thousand false versions of them', async () => {
    const rejected = new Map<string, number>();
    const wrong: string[] = [];
    let total = 0;
    for (const { source, claims } of realAnswers()) {
      for (const { claim, check } of await verifyClaims(source, claims)) {
        if (!check.passed) wrong.push(`true, but rejected: ${JSON.stringify(claim)}`);
      }
      const mutants = claims.flatMap((claim) => mutateClaim(claim));
      const checked = await verifyClaims(
        source,
        mutants.map((mutant) => mutant.claim),
      );
      checked.forEach(({ claim, check }, at) => {
        total++;
        const { what } = mutants[at]!;
        if (check.passed) wrong.push(`false (${what}), but passed: ${JSON.stringify(claim)}`);
        else rejected.set(what, (rejected.get(what) ?? 0) + 1);
      });
    }
    expect(wrong).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(1_000);
    expect([...rejected.keys()].sort()).toEqual(['component', 'count', 'line', 'order', 'quote', 'time']);
  });

  it('sets a finding whose quote does not stand to inconclusive and shows the failed check', async () => {
    const logs = shopLogs(2, 'errors', 2, names);
    const [window, good] = loadEvents([[logs.window], [logs.good]]) as [Events, Events];
    const report = findCauses({
      window,
      baselines: [good],
      parameters: parametersSchema.parse({ timeRange: { from: logs.from } }),
    });
    const [cause] = report.causes;
    const forged = {
      finding: cause!.finding,
      claims: [...cause!.claims, mutateClaim(cause!.claims[0]!)[0]!.claim],
    };
    const verified = await verifyCauses(eventsSource([window, good]), [forged]);
    expect(verified.outcome).toBe('inconclusive');
    expect(verified.failed).toBe(1);
    expect(verified.findings[0]!.checks[0]!.passed).toBe(false);
    expect(verified.findings[0]!.confidence).toBeLessThan(cause!.finding.confidence);
  });

  it('confirms nothing that rests on no claim', async () => {
    const logs = shopLogs(2, 'errors', 2, names);
    const [window, good] = loadEvents([[logs.window], [logs.good]]) as [Events, Events];
    const report = findCauses({
      window,
      baselines: [good],
      parameters: parametersSchema.parse({ timeRange: { from: logs.from } }),
    });
    const verified = await verifyCauses(eventsSource([window]), [
      { finding: report.causes[0]!.finding, claims: [] },
    ]);
    expect(verified.outcome).toBe('inconclusive');
  });
});
