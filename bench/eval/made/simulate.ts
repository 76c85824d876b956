import type { FaultKind } from './fault-kinds.ts';
import type { Dice } from './random.ts';
import { capital, type Service, type System } from './system.ts';

export interface Fault {
  kind: FaultKind;
  service: number;
  /** Epoch milliseconds from which it acts. */
  from: number;
}

export interface Line {
  at: number;
  service: number;
  level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  message: string;
  fields: Record<string, string | number>;
  trace: string;
  span: string;
  /** Lines of a stack below the message. */
  stack: string[];
}

export interface Traffic {
  from: number;
  to: number;
  /** Requests a second. */
  rate: number;
  faults: readonly Fault[];
  /** Services that never write a line. */
  mute: ReadonlySet<number>;
  /** Lines of noise that are as loud in good times: service, level and words. */
  noise: readonly { service: number; level: 'WARN' | 'ERROR'; message: string; every: number }[];
  skew: ReadonlyMap<number, number>;
}

type Result = { t: number; ok: boolean; why: 'error' | 'timeout' | 'refused' | 'empty' };
const words = ['blue', 'green', 'north', 'east', 'standard', 'express', 'basic'];

/** Lets requests run through the system and collects what the services write. */
export function simulate(system: System, dice: Dice, traffic: Traffic): Line[] {
  const lines: Line[] = [];
  const { services } = system;
  const active = (service: number, t: number) =>
    traffic.faults.find((fault) => fault.service === service && t >= fault.from);
  const fill = (text: string) =>
    text
      .replace('{n}', () => String(dice.int(1_000, 99_999)))
      .replace('{k}', () => String(dice.int(1, 9)))
      .replace('{id}', () => dice.uuid())
      .replace('{word}', () => dice.pick(words));

  const say = (
    service: number,
    at: number,
    level: Line['level'],
    message: string,
    trace: string,
    span: string,
    more: { fields?: Line['fields']; stack?: string[] } = {},
  ) => {
    if (traffic.mute.has(service)) return;
    const fault = active(service, at);
    if (fault && (fault.kind === 'down' || fault.kind === 'crash-loop') && !message.startsWith('Start'))
      return;
    lines.push({
      at,
      service,
      level,
      message,
      trace,
      span,
      fields: more.fields ?? {},
      stack: more.stack ?? [],
    });
  };

  const run = (at: number, opAt: number, begin: number, trace: string): Result => {
    const service = services[at]!;
    const op = service.ops[opAt]!;
    const span = dice.hex(16);
    let t = begin + 1 + dice.wait(2);
    const fault = active(at, begin);
    const kind = fault?.kind;
    const hit = fault !== undefined && dice.chance(0.85);
    if (kind === 'down' || kind === 'never-logged' || kind === 'crash-loop')
      return { t: t + 2, ok: false, why: 'refused' };
    if (kind === 'network-delay') t += 150 + dice.wait(60);
    if (kind === 'packet-loss' && dice.chance(0.35)) t += dice.pick([210, 420, 1_050, 3_020]);
    const breaks =
      kind === 'exception' ||
      kind === 'retries' ||
      kind === 'silent-exception' ||
      kind === 'config-change' ||
      kind === 'bad-deploy';
    const says = op.steps.filter((step) => 'say' in step).length;
    const breakAt = dice.int(1, Math.max(1, says - 1));
    let said = 0;
    for (const step of op.steps) {
      t += 1 + dice.wait(3);
      if (kind === 'cpu') t += 40 + dice.wait(110);
      if (kind === 'memory' && hit) t += dice.wait(25) * (1 + (begin - fault!.from) / 15_000);
      if ('say' in step) {
        if (breaks && hit && said >= breakAt) {
          if (kind !== 'silent-exception') fail(at, t, trace, span);
          return { t: t + 1, ok: false, why: 'error' };
        }
        if (kind === 'wrong-return' && hit && said >= 1) return { t, ok: true, why: 'empty' };
        said++;
        const fields: Line['fields'] = {};
        if (step.say.startsWith('Merged') || step.say.startsWith('Prepared')) {
          const high = kind === 'value-shift' && hit ? dice.int(6, 9) : 1;
          fields.price = Math.round(dice.int(900, 2_900) * high) / 100;
        }
        say(at, t, 'INFO', fill(step.say), trace, span, { fields });
      } else if ('db' in step) {
        t += 2 + dice.wait(4);
        if (kind === 'db-slow') {
          t += 700 + dice.wait(500);
          if (dice.chance(0.5))
            say(
              at,
              t,
              'WARN',
              `Slow query on ${service.db}: ${Math.round(700 + dice.wait(500))} ms`,
              trace,
              span,
            );
        }
        if (kind === 'db-down' && hit) {
          t += 1_000 + dice.wait(400);
          say(
            at,
            t,
            'ERROR',
            `Could not open connection to ${service.db}: connection timed out after 1000 ms`,
            trace,
            span,
          );
          return { t, ok: false, why: 'error' };
        }
      } else {
        // What goes out of a slow network is late whoever began the call.
        if (kind === 'network-delay') t += 150 + dice.wait(60);
        const child = run(step.call, step.op, t, trace);
        t = child.t + 1 + dice.wait(2);
        const below = active(step.call, begin)?.kind;
        if (below === 'network-delay') t += 150 + dice.wait(60);
        if (below === 'packet-loss' && dice.chance(0.12)) {
          t += 3_000;
          complain(at, step.call, t, 'timeout', trace, span);
          return { t, ok: false, why: 'error' };
        }
        if (child.ok && child.why === 'empty') {
          say(
            at,
            t,
            dice.chance(0.5) ? 'ERROR' : 'WARN',
            `No ${services[step.call]!.things[0]} found for ${service.things[0]} ${dice.int(1_000, 99_999)}`,
            trace,
            span,
          );
          return { t, ok: true, why: 'empty' };
        }
        if (!child.ok) {
          if (below === 'retries' || dice.chance(0.1)) {
            for (let retry = 1; retry <= 3; retry++) {
              say(
                at,
                t,
                'ERROR',
                `Attempt ${retry} of 3 failed for ${service.things[0]} ${dice.int(1_000, 99_999)}, will retry in ${retry * 100} ms`,
                trace,
                span,
              );
              const again = run(step.call, step.op, t + retry * 100, trace);
              t = again.t;
            }
          }
          complain(at, step.call, t, child.why, trace, span);
          return { t, ok: false, why: 'error' };
        }
      }
    }
    return { t, ok: true, why: 'error' };
  };

  const fail = (at: number, t: number, trace: string, span: string) => {
    const service = services[at]!;
    const thing = service.things[0]!;
    const style = (at + thing.length) % 3;
    if (style === 0)
      say(
        at,
        t,
        'ERROR',
        `Unexpected state of ${thing} ${dice.int(1_000, 99_999)}: value out of range`,
        trace,
        span,
      );
    else
      say(at, t, 'ERROR', `${capital(thing)} handling failed`, trace, span, {
        stack: [
          style === 1
            ? `java.lang.IllegalStateException: ${thing} is not consistent`
            : `java.lang.NullPointerException: Cannot invoke "${capital(thing)}.size()" because "<local4>" is null`,
          `\tat ${service.logger}.handle(${capital(thing)}.java:${40 + at})`,
          `\tat ${service.logger}.lambda$0(${capital(thing)}.java:${60 + at})`,
        ],
      });
  };

  const complain = (
    at: number,
    callee: number,
    t: number,
    why: Result['why'],
    trace: string,
    span: string,
  ) => {
    const service = services[at]!;
    const other = services[callee]!;
    const thing = service.things[0]!;
    // A refused connection is always told with the address it went to.
    const vague = service.manner === 'quiet' || service.manner === 'vague';
    const manner = why === 'refused' && vague ? 'url' : service.manner;
    const cause =
      why === 'refused'
        ? 'Connection refused'
        : why === 'timeout'
          ? 'Read timed out'
          : '500 Internal Server Error';
    switch (manner) {
      case 'names':
        say(at, t, 'ERROR', `Call to ${other.name} failed: ${cause}`, trace, span);
        break;
      case 'url':
        say(
          at,
          t,
          'ERROR',
          `I/O error on POST request for "http://${other.name}:${other.port}/v1/${other.things[0]}": ${cause}`,
          trace,
          span,
        );
        break;
      case 'vague':
        say(at, t, 'ERROR', `Cannot complete ${thing} ${dice.int(1_000, 99_999)}`, trace, span);
        break;
      case 'stack':
        say(at, t, 'ERROR', `Request for ${thing} failed`, trace, span, {
          stack: [
            `org.web.client.RemoteCallException: ${cause} from http://${other.name}:${other.port}/v1/${other.things[0]}`,
            `\tat org.web.client.Template.execute(Template.java:${700 + at})`,
            `\tat ${service.logger}.call(${capital(thing)}.java:31)`,
          ],
        });
        break;
      case 'quiet':
        break;
      default:
        manner satisfies never;
    }
  };

  for (let t = traffic.from; t < traffic.to; t += dice.wait(1_000 / traffic.rate)) {
    const entry = dice.pick(system.entries);
    run(entry.service, entry.op, t, dice.hex(32));
  }
  for (const { service, level, message, every } of traffic.noise)
    for (let t = traffic.from + dice.wait(every); t < traffic.to; t += dice.wait(every))
      say(service, t, level, fill(message), dice.hex(32), dice.hex(16));
  for (const fault of traffic.faults) tellOwn(fault, services[fault.service]!, dice, traffic, say);
  for (const line of lines) line.at = Math.round(line.at + (traffic.skew.get(line.service) ?? 0));
  return lines.filter((line) => line.at < traffic.to).sort((a, b) => a.at - b.at);
}

/** What a fault lets its service write beside its requests. */
function tellOwn(
  fault: Fault,
  service: Service,
  dice: Dice,
  traffic: Traffic,
  say: (
    service: number,
    at: number,
    level: Line['level'],
    message: string,
    trace: string,
    span: string,
    more?: { fields?: Line['fields'] },
  ) => void,
): void {
  const from = Math.max(fault.from, traffic.from);
  switch (fault.kind) {
    case 'config-change':
      say(
        fault.service,
        fault.from - 400,
        'INFO',
        `Configuration reloaded: ${service.things[0]} limit ${dice.int(100, 200)} (was: ${dice.int(300, 900)})`,
        '',
        '',
      );
      break;
    case 'bad-deploy':
      say(
        fault.service,
        fault.from - 300,
        'INFO',
        `Starting ${service.name} version 2.${dice.int(3, 9)}.0`,
        '',
        '',
      );
      break;
    case 'crash-loop':
      for (let t = from + 500; t < traffic.to; t += 12_000 + dice.wait(3_000)) {
        say(fault.service, t, 'INFO', `Starting ${service.name} version 2.1.0`, '', '');
        say(fault.service, t + 900, 'INFO', `Start of worker pool with 8 threads`, '', '');
      }
      break;
    case 'memory':
      for (let t = traffic.from; t < traffic.to; t += 5_000) {
        const grown = t < fault.from ? 0 : (t - fault.from) / 60;
        say(
          fault.service,
          t,
          'INFO',
          `heap used ${Math.round(300 + grown + dice.wait(20))} MB of 4096 MB`,
          '',
          '',
        );
      }
      break;
    default:
  }
}
