import type { SampleFile, SampleOptions } from './payment-outage.ts';
import { type Random, seededRandom } from './random.ts';
import { LogFile, layouts } from './write-log.ts';

const MINUTE = 60_000;
const devices = ['Meridian', 'Paradise', 'Halcyon', 'Northgate', 'Tamarisk', 'Bluefin', 'Oldport', 'Kestrel'];

/**
 * A monitoring collector that polls network devices. One device's poller thread hangs on a half-open session after
 * a link flap: its events grow stale while every other device stays fresh.
 */
export function staleDevice({ seed, start, minutes = 40 }: SampleOptions): SampleFile[] {
  const random = seededRandom(seed);
  const from = start.getTime();
  const hung = from + Math.round(minutes * 0.35) * MINUTE + random.int(1_000, 30_000);
  const collector = new LogFile('collector.log');
  const events = new LogFile('event-store.log');
  const victim = random.pick(devices);
  const host = `mon-${random.int(1, 9)}`;
  const pid = random.int(900, 9000);

  collector.add(
    hung - 2_000,
    layouts.syslog(
      hung - 2_000,
      'WARN',
      host,
      'collector',
      pid,
      `device ${victim}: link down on port ${random.int(1, 48)}`,
    ),
  );
  collector.add(
    hung - 600,
    layouts.syslog(
      hung - 600,
      'INFO',
      host,
      'collector',
      pid,
      `device ${victim}: link up, resuming session ${random.hex(8)}`,
    ),
  );

  for (const device of devices) {
    let last = from;
    for (
      let at = from + random.int(0, 15_000);
      at < from + minutes * MINUTE;
      at += 15_000 + random.int(-400, 400)
    ) {
      const stuck = device === victim && at > hung;
      if (!stuck) {
        poll(at, device, collector, events, random, { host, pid });
        last = at;
        continue;
      }
      const age = Math.round((at - last) / 1000);
      if (age > 60)
        collector.add(
          at,
          layouts.syslog(
            at,
            'ERROR',
            host,
            'collector',
            pid,
            `device ${device}: poll skipped, busy for ${age} s`,
          ),
        );
      if (age > 120)
        events.add(
          at + 50,
          layouts.json(at + 50, 'WARN', 'event-store', 'events are stale', {
            device,
            source: 'collector',
            age_s: age,
            limit_s: 120,
            code: 'STALE_EVENTS',
          }),
        );
    }
  }
  return [collector, events].map((file) => ({ name: file.name, text: file.text() }));
}

function poll(
  at: number,
  device: string,
  collector: LogFile,
  events: LogFile,
  random: Random,
  by: { host: string; pid: number },
) {
  const took = random.duration(220);
  const count = random.int(0, 12);
  collector.add(
    at + took,
    layouts.syslog(
      at + took,
      'INFO',
      by.host,
      'collector',
      by.pid,
      `device ${device}: polled ${count} events in ${took} ms`,
    ),
  );
  const stored = at + took + random.duration(8);
  events.add(
    stored,
    layouts.json(stored, 'INFO', 'event-store', 'events stored', { device, count, batch: random.hex(8) }),
  );
}
