import { describe, expect, it } from 'vitest';
import { shopLogs } from '../causes/testing/shop-logs.ts';
import { type EventFile, loadEvents } from '../load-events.ts';
import { compareLogs } from './compare-logs.ts';

const names = ['kiosk', 'basket-api', 'ledger', 'courier-desk'];

function compare(window: EventFile, good: EventFile) {
  const [events, baseline] = loadEvents([[window], [good]]);
  return compareLogs({ window: events!, baselines: [baseline!], from: Number.NaN, to: Number.NaN }).changes;
}

/** Lines of an oven that tells its temperature, every one with an id of its own. */
function oven(name: string, start: number, degrees: number): EventFile {
  const lines = Array.from({ length: 80 }, (_, n) => {
    const time = new Date(start + n * 1_000).toISOString();
    return `${time} INFO oven: baked job=${start / 1_000 + n} temperature=${degrees + (n % 5)}`;
  });
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

describe('the comparison of logs', () => {
  it('names the service whose steps became slower first, with both times', () => {
    const { window, good } = shopLogs(3, 'slow', 2, names);
    const [slowest] = compare(window, good).filter((change) => change.kind === 'slower');
    expect(slowest?.subject).toBe('ledger');
    expect(slowest!.after).toBeGreaterThan(slowest!.before + 300);
    expect(slowest!.worked).toMatch(/\d+ of \d+ steps/);
  });

  it('draws every new template with all its lines, in bars of equal time', () => {
    const { window, good } = shopLogs(3, 'slow', 2, names);
    const grown = compare(window, good).filter(({ kind }) => kind === 'new' || kind === 'surged');
    expect(grown.length).toBeGreaterThan(0);
    for (const { series, after } of grown) {
      expect(series).toHaveLength(36);
      expect(series.reduce((sum, lines) => sum + lines, 0)).toBe(after);
    }
  });

  it('tells of values that shifted and leaves ids alone', () => {
    const day = Date.UTC(2031, 2, 4);
    const shifted = compare(oven('now.log', day, 420), oven('then.log', day - 86_400_000, 200)).filter(
      (change) => change.kind === 'shifted',
    );
    expect(shifted.map((change) => [change.before, change.after])).toEqual([[202, 422]]);
    expect(shifted[0]!.subject).toContain('temperature');
  });

  it('finds nothing shifted or slower between two good times', () => {
    const { window, good } = shopLogs(4, 'none', 2, names);
    const kinds = compare(window, good).map((change) => change.kind);
    expect(kinds.filter((kind) => kind === 'shifted' || kind === 'slower')).toEqual([]);
  });
});
