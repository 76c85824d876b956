import type { EventFile } from '#lib/logs/load-events.ts';
import { fileOf } from './made-case.ts';
import type { Line } from './simulate.ts';
import type { Inner, Service, System } from './system.ts';

/** How the lines of a whole system reach the reader. */
export const layouts = ['collector', 'json', 'logfmt', 'logback', 'files'] as const;
export type Layout = (typeof layouts)[number];

export interface Writing {
  layout: Layout;
  traced: boolean;
  /** Without, only the order of lines tells what came first. */
  stamped: boolean;
}

export function writeFiles(system: System, lines: readonly Line[], how: Writing, name: string): EventFile[] {
  if (how.layout !== 'files')
    return [
      fileOf(
        `${name}.log`,
        lines.flatMap((line) => write(system, line, how)),
      ),
    ];
  return system.services.flatMap((service, at) => {
    const own = lines.filter((line) => line.service === at).flatMap((line) => write(system, line, how));
    return own.length > 0 ? [fileOf(`${name}/${service.name}.log`, own)] : [];
  });
}

function write(system: System, line: Line, how: Writing): string[] {
  const service = system.services[line.service]!;
  const iso = new Date(line.at).toISOString();
  const traced = how.traced && line.trace !== '';
  const { layout } = how;
  switch (layout) {
    case 'collector': {
      const head = `${how.stamped ? `${iso.slice(0, -1)}${String(line.at % 7)}21534Z ` : ''}${service.pod} `;
      const [first, ...rest] = inner(service, service.inner, line, iso, traced, how.stamped);
      return [`${head}${first}`, ...rest.map((text) => `${head}${text}`)];
    }
    case 'json':
      return [
        JSON.stringify({
          ...(how.stamped ? { timestamp: iso } : {}),
          level: line.level,
          service: service.name,
          ...(traced ? { trace_id: line.trace, span_id: line.span } : {}),
          message: line.message,
          ...line.fields,
          ...(line.stack.length > 0 ? { stack_trace: line.stack.join('\n') } : {}),
        }),
      ];
    case 'logfmt':
      return [
        [
          ...(how.stamped ? [`ts=${iso}`] : []),
          `level=${line.level.toLowerCase()}`,
          `service=${service.name}`,
          ...(traced ? [`trace_id=${line.trace}`, `span_id=${line.span}`] : []),
          `msg=${JSON.stringify(line.message)}`,
          ...pairs(line),
          ...(line.stack.length > 0 ? [`error=${JSON.stringify(line.stack[0])}`] : []),
        ].join(' '),
      ];
    case 'logback': {
      const ids = traced ? `${service.name},${line.trace},${line.span}` : service.name;
      const stamp = how.stamped ? `${iso.replace('T', ' ').replace('Z', '').replace('.', ',')} ` : '';
      return [
        `${stamp}${line.level.padEnd(5)} [${ids}] ${service.logger} : ${withPairs(line)}`,
        ...line.stack,
      ];
    }
    case 'files':
      return inner(
        service,
        service.inner === 'plain' ? 'logback' : service.inner,
        line,
        iso,
        traced,
        how.stamped,
        true,
      );
    default:
      return layout satisfies never;
  }
}

function inner(
  service: Service,
  style: Inner,
  line: Line,
  iso: string,
  traced: boolean,
  stamped: boolean,
  alone = false,
): string[] {
  const clock = stamped
    ? alone
      ? `${iso.replace('T', ' ').replace('Z', '')} `
      : `${iso.slice(11, 23)} `
    : '';
  switch (style) {
    case 'logback': {
      const ids = traced ? `TraceID: ${line.trace} SpanID: ${line.span} ` : '';
      return [
        `${clock}${line.level.padEnd(5)} ${service.logger}#${40 + line.message.length} ${ids}${withPairs(line)}`,
        ...line.stack,
      ];
    }
    case 'json':
      return [
        JSON.stringify({
          severity: line.level.toLowerCase(),
          ...(stamped ? { timestamp: iso } : {}),
          message: line.message,
          ...(traced ? { trace_id: line.trace, span_id: line.span } : {}),
          ...line.fields,
          ...(line.stack.length > 0 ? { exception: line.stack.join('\n') } : {}),
        }),
      ];
    case 'plain':
      return [
        `${line.level.toLowerCase()}: ${withPairs(line)}${traced ? ` TraceID: ${line.trace} SpanID: ${line.span}` : ''}`,
        ...line.stack,
      ];
    case 'logfmt':
      return [
        [
          ...(stamped ? [`time=${iso}`] : []),
          `level=${line.level.toLowerCase()}`,
          `msg=${JSON.stringify(line.message)}`,
          ...(traced ? [`trace_id=${line.trace}`, `span_id=${line.span}`] : []),
          ...pairs(line),
          ...(line.stack.length > 0 ? [`error=${JSON.stringify(line.stack[0])}`] : []),
        ].join(' '),
      ];
    default:
      return style satisfies never;
  }
}

function pairs(line: Line): string[] {
  return Object.entries(line.fields).map(([key, value]) => `${key}=${value}`);
}

function withPairs(line: Line): string {
  return [line.message, ...pairs(line)].join(' ');
}
