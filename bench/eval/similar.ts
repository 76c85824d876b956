import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IncidentFingerprint } from '#lib/memory/recall/incident-fingerprint.ts';
import { IncidentIndex } from '#lib/memory/recall/incident-index.ts';
import { rankSimilarIncidents } from '#lib/memory/recall/rank-similar-incidents.ts';
import type { NamedArgs } from '../run-named.ts';
import { meanInPercent, type Ranked, rankedOf } from './memory/retrieval.ts';
import { compareWith, countLog, slowSteps } from './similar/fingerprint-log.ts';

interface Report {
  id: string;
  created: string;
  title: string;
  text: string;
}

function readLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

function fingerprintReport(report: Report): IncidentFingerprint {
  return {
    id: report.id,
    at: Date.parse(`${report.created}Z`) || Date.parse(report.created) || 0,
    title: report.title,
    text: report.text,
    suspects: [],
    templates: [],
    exceptions: [],
    services: [],
    errorCodes: [],
  };
}

/** Reports arrive in order of time; each query sees only what was there before it. */
function evaluateReports(folder: string): Ranked[] {
  const reports = readLines<Report>(gunzipSync(readFileSync(join(folder, 'items.jsonl.gz'))).toString());
  const queries = new Map(
    readLines<{ id: string; relevant: string[] }>(readFileSync(join(folder, 'queries.jsonl'), 'utf8')).map(
      (query) => [query.id, query.relevant],
    ),
  );
  const incidents = reports.map(fingerprintReport).sort((a, b) => a.at - b.at);
  const index = new IncidentIndex();
  const all: Ranked[] = [];
  for (const incident of incidents) {
    const relevant = queries.get(incident.id);
    if (relevant) {
      const hits = rankSimilarIncidents(index, incident, { limit: 1_000, refuseNearMisses: false });
      all.push(
        rankedOf(
          hits.map((hit) => hit.id),
          relevant,
        ),
      );
    }
    index.add(incident);
  }
  return all;
}

interface Case {
  id: string;
  question: string;
  logs: string[];
  baseline?: string[];
  expect: { root_cause_service: string; fault_type: string; inject_time_utc: string };
}

/** Each incident asks for the earlier ones; right are those with the same service and fault. */
function evaluateFaults(folder: string): Ranked[] {
  const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Case[];
  const inOrder = [...cases].sort((a, b) => a.expect.inject_time_utc.localeCompare(b.expect.inject_time_utc));
  const kindOf = (each: Case) => `${each.expect.root_cause_service}:${each.expect.fault_type}`;
  const index = new IncidentIndex();
  const all: Ranked[] = [];
  const earlier: Case[] = [];
  for (const each of inOrder) {
    const incident = fingerprintCase(folder, each);
    const relevant = earlier.filter((past) => kindOf(past) === kindOf(each)).map((past) => past.id);
    if (relevant.length > 0) {
      const hits = rankSimilarIncidents(index, incident, { limit: 1_000, refuseNearMisses: false });
      const ids = hits.map((hit) => hit.id);
      // Any earlier incident of the kind answers the question; the nearest counts.
      const nearest = ids.find((id) => relevant.includes(id)) ?? (relevant[0] as string);
      all.push(rankedOf(ids, [nearest]));
    }
    index.add(incident);
    earlier.push(each);
  }
  return all;
}

function fingerprintCase(folder: string, each: Case): IncidentFingerprint {
  const paths = (names: string[]) => names.map((name) => join(folder, name));
  const log = countLog(paths(each.logs));
  const healthy = countLog(paths(each.baseline ?? []));
  return {
    id: each.id,
    at: Date.parse(`${each.expect.inject_time_utc.replace(' ', 'T')}Z`) || 0,
    // The question is the same for every incident: it says nothing.
    title: '',
    text: '',
    suspects: slowSteps(log, healthy),
    templates: compareWith(log, healthy),
    exceptions: [...log.exceptions].filter((name) => !healthy.exceptions.has(name)),
    services: [],
    errorCodes: [],
  };
}

/** Similar past issues: reports with known duplicates, and injected faults that came back. */
export async function run(args: NamedArgs): Promise<object> {
  const result: Record<string, object> = {};
  const sets = join(args.data, 'similar');
  for (const set of existsSync(sets) ? readdirSync(sets).sort() : []) {
    if (!existsSync(join(sets, set, 'queries.jsonl'))) continue;
    const all = evaluateReports(join(sets, set));
    result[set] = { n: all.length, ...meanInPercent(all) };
  }
  const faults = join(args.data, 'incidents', 'trainticket');
  if (existsSync(join(faults, 'cases.json'))) {
    const all = evaluateFaults(faults);
    result.trainticket = { n: all.length, ...meanInPercent(all) };
  }
  return result;
}
