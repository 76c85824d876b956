import { describe, expect, it } from 'vitest';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { buildFrame } from '../causes/frame.ts';
import { type ShopFault, shopLogs } from '../causes/testing/shop-logs.ts';
import type { Events } from '../events.ts';
import { loadEvents } from '../load-events.ts';
import { proposeOnset } from './propose-onset.ts';

const names = ['kiosk', 'basket-api', 'ledger', 'courier-desk'];
const stamp = /"timestamp":"[^"]*",/g;

function propose(fault: ShopFault, timed = true) {
  const logs = shopLogs(21, fault, 2, names);
  const text = new TextDecoder().decode(logs.window.bytes);
  const bytes = new TextEncoder().encode(timed ? text : text.replace(stamp, ''));
  const [window] = loadEvents([[{ name: 'window.log', bytes }]]) as [Events];
  const frame = buildFrame(window, [], parametersSchema.parse({}));
  const proposal = proposeOnset(frame);
  return { frame, proposal, from: Date.parse(logs.from), text: text.split('\n') };
}

describe('the change point of a window', () => {
  for (const fault of ['errors', 'slow'] as const) {
    it(`is found by the lines alone when a service shows ${fault}`, () => {
      const { frame, proposal, from } = propose(fault);
      expect(Math.abs(frame.time[proposal!.row]! - from)).toBeLessThan(8_000);
    });
  }

  it('is found by the order of lines when none has a time', () => {
    const { proposal, from, text } = propose('errors', false);
    const at = /"timestamp":"([^"]*)"/.exec(text[proposal!.row]!)![1]!;
    expect(Math.abs(Date.parse(at) - from)).toBeLessThan(8_000);
  });

  it('is not there when nothing changes', () => {
    expect(propose('none').proposal).toBeUndefined();
  });
});
