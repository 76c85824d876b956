import type { EventFile } from '../../load-events.ts';

/** What goes wrong in a made-up shop, and where. */
export type ShopFault = 'none' | 'errors' | 'breaks' | 'slow';

export interface Shop {
  services: readonly string[];
  window: EventFile;
  good: EventFile;
  from: string;
}

const START = Date.UTC(2031, 2, 4, 9, 0, 0);
const ONSET_MS = 60_000;

function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Three minutes of requests that pass from service to service; the fault begins in the second minute. */
export function shopLogs(seed: number, fault: ShopFault, faulty: number, names: readonly string[]): Shop {
  return {
    services: names,
    window: { name: 'window.log', bytes: encode(makeLines(seed, fault, faulty, names, START)) },
    good: { name: 'good.log', bytes: encode(makeLines(seed + 1, 'none', 0, names, START - 86_400_000)) },
    from: new Date(START + ONSET_MS).toISOString(),
  };
}

function encode(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function makeLines(
  seed: number,
  fault: ShopFault,
  faulty: number,
  names: readonly string[],
  start: number,
): string[] {
  const next = random(seed);
  const lines: { at: number; text: string }[] = [];
  for (let request = 0; request < 150; request++) {
    const begin = start + request * 1_200 + Math.floor(next() * 300);
    const bad = fault !== 'none' && begin >= start + ONSET_MS;
    const trace = Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join('');
    let clock = begin;
    const say = (service: number, level: string, message: string) => {
      const wait = 2 + next() * 6 + (bad && fault === 'slow' && service === faulty ? 400 : 0);
      clock += wait;
      const time = new Date(Math.floor(clock)).toISOString();
      const span = `${trace.slice(0, 12)}${String(service).padStart(4, '0')}`;
      lines.push({
        at: clock,
        text: JSON.stringify({
          timestamp: time,
          level,
          service: names[service],
          trace_id: trace,
          span_id: span,
          message,
        }),
      });
    };
    const call = (service: number): boolean => {
      say(service, 'INFO', `Order step ${service} accepted for basket ${Math.floor(next() * 9_000)}`);
      if (next() < 0.04)
        say(service, 'ERROR', `Optional banner missing for basket ${Math.floor(next() * 9_000)}`);
      if (bad && service === faulty && fault === 'breaks') return false;
      if (service + 1 < names.length && !call(service + 1)) return true;
      if (bad && service === faulty && fault === 'errors') {
        say(service, 'ERROR', `Stock record ${Math.floor(next() * 9_000)} has negative quantity`);
      }
      say(service, 'INFO', `Order step ${service} finished in state ${next() < 0.5 ? 'new' : 'old'}`);
      return true;
    };
    call(0);
  }
  return lines.sort((a, b) => a.at - b.at).map(({ text }) => text);
}
