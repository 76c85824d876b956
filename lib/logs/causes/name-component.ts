import type { Component } from '#lib/contracts/findings.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Frame } from './frame.ts';
import type { Problem } from './signals/problems.ts';

/** The component a trouble belongs to: what its lines say, else what the question or the file is called. */
export function nameComponent(frame: Frame, parameters: Parameters, problem: Problem | undefined): Component {
  const service = problem ? problem.service : -1;
  if (service >= 0) return { kind: 'service', name: frame.services[service]! };
  if (parameters.services[0]) return { kind: 'service', name: parameters.services[0] };
  if (parameters.devices[0]) return { kind: 'device', name: parameters.devices[0] };
  if (parameters.hosts[0]) return { kind: 'host', name: parameters.hosts[0] };
  const file = problem ? frame.file(problem.first) : (frame.sources[0]?.files[0] ?? 'log');
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/(?:\.(?:log|txt|jsonl?|gz|zst|\d+))+$/i, '');
  return { kind: 'system', name: base === '' ? 'the logged system' : base };
}
