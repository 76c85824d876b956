import { describe, expect, it } from 'vitest';
import { loadEvents } from '../load-events.ts';

const load = (lines: readonly string[]) =>
  loadEvents([[{ name: 'app.log', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }]])[0]!;

describe('lines that state no time', () => {
  it('still say who wrote them, how bad it is and which request they belong to', () => {
    const events = load(
      Array.from(
        { length: 30 },
        (_, i) =>
          ` ledger-5d4f8c7b9-x2x4z  ${i % 5 === 0 ? 'ERROR' : 'INFO'}  com.shop.Ledger#40 TraceID: 6f3cbf058c27655${i % 10} SpanID: 576f9c38fc25e19${i % 10} entry ${i} booked`,
      ),
    );
    expect([...events.services]).toEqual(['ledger']);
    expect(events.traces).toHaveLength(10);
    expect(events.level[0]).toBe(5);
    expect(events.message(1)).toBe('entry 1 booked');
  });

  it('take no word of prose in front of a level for a name', () => {
    const events = load(['An ERROR occurred while baking', 'fatal: not a repository', 'make ERROR: no rule']);
    expect(events.services).toHaveLength(0);
  });
});
