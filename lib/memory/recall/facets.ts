import { terms } from '../search/tokenize.ts';
import type { FingerprintTemplate, IncidentFingerprint } from './incident-fingerprint.ts';

export const FACETS = [
  'suspects',
  'templates',
  'logWords',
  'exceptions',
  'services',
  'errorCodes',
  'words',
] as const;
export type Facet = (typeof FACETS)[number];

/** How much each side of an incident counts when the question has it; what logs showed before what was said. */
export const FACET_WEIGHT: Record<Facet, number> = {
  suspects: 1,
  templates: 1,
  logWords: 0.3,
  exceptions: 0.5,
  services: 0.4,
  errorCodes: 0.4,
  words: 0.8,
};

const LEVEL_WEIGHT: Record<FingerprintTemplate['level'], number> = {
  fatal: 6,
  error: 4,
  warn: 2,
  unknown: 1,
  info: 1,
  debug: 0.5,
};

/** Headlines are short and chosen with care. */
const TITLE_WEIGHT = 3;
/** A fingerprint is bounded, whatever was pasted or mined. */
const MAX_TEMPLATES = 400;
const MAX_WORDS = 400;
const MAX_NAMES = 100;

/** Ids that differ each time: long digit or hex runs, UUIDs, addresses. Versions and short codes stay. */
const FLEETING =
  /\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|0x[0-9a-f]+|(?=[0-9a-f]*\d)[0-9a-f]{12,}|\d{6,}|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?)\b/gi;

export function maskFleeting(text: string): string {
  return text.replace(FLEETING, ' ');
}

/** The same template keeps one key although runs mask it a little differently. */
export function templateKey(text: string): string {
  return text
    .slice(0, 500)
    .toLowerCase()
    .replace(/<[^<>\s]{0,20}>|\S*\d\S*/g, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

/** `orders-5c66d57d58-6mp2b` and `orders-2` are the same service as `orders`. */
export function serviceKey(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .replace(/-[a-f0-9]{6,10}-[a-z0-9]{5}$/, '')
    .replace(/(?<=\D)[-_.]?\d{1,3}$/, '');
}

/**
 * How telling a template is: by level, and by how far it is from healthy times. Less than twice as often
 * is no news; what fell silent counts like any quiet line, and an error that stopped is no sign of trouble.
 */
export function templateWeight(template: FingerprintTemplate): number {
  const level = LEVEL_WEIGHT[template.level];
  if (template.change === undefined) return level;
  const octaves = Math.min(Math.abs(Math.log2(Math.max(template.change, 1 / 32))), 5);
  if (template.change >= 1) return level * Math.max(0, octaves - 1);
  return level > LEVEL_WEIGHT.info ? 0 : 0.5 * level * Math.max(0, octaves - 1);
}

export type Vector = Map<string, number>;

function put(vector: Vector, key: string, weight: number, max: number): void {
  if (key === '' || !(weight > 0) || weight === Number.POSITIVE_INFINITY) return;
  const known = vector.get(key);
  if (known === undefined && vector.size >= max) return;
  vector.set(key, Math.max(known ?? 0, weight));
}

function countWords(vector: Vector, text: string, weight: number): void {
  for (const term of terms(maskFleeting(text))) {
    const known = vector.get(term);
    if (known !== undefined) vector.set(term, known + weight);
    else if (vector.size < MAX_WORDS) vector.set(term, weight);
  }
}

function dampened(vector: Vector): Vector {
  for (const [term, count] of vector) vector.set(term, 1 + Math.log(count));
  return vector;
}

/** What is compared, one sparse vector per facet, before rarity is weighed in. */
export function facetVectors(incident: IncidentFingerprint): Record<Facet, Vector> {
  const templates: Vector = new Map();
  const logWords: Vector = new Map();
  const telling = [...incident.templates]
    .sort((a, b) => templateWeight(b) - templateWeight(a))
    .slice(0, MAX_TEMPLATES);
  for (const template of telling) {
    const weight = templateWeight(template);
    const fallen = template.change !== undefined && template.change < 1;
    put(templates, (fallen ? '−' : '') + templateKey(template.text), weight, MAX_TEMPLATES);
    for (const term of new Set(terms(templateKey(template.text)))) put(logWords, term, weight, MAX_WORDS);
  }
  const names = (list: string[], key: (name: string) => string): Vector => {
    const vector: Vector = new Map();
    for (const name of list) put(vector, key(name), 1, MAX_NAMES);
    return vector;
  };
  const suspects: Vector = new Map();
  for (const suspect of incident.suspects)
    put(suspects, `${serviceKey(suspect.component)} ${suspect.kind.slice(0, 60)}`, suspect.weight, MAX_NAMES);
  const words: Vector = new Map();
  countWords(words, incident.title.slice(0, 1_000), TITLE_WEIGHT);
  countWords(words, incident.text, 1);
  return {
    suspects,
    templates,
    logWords,
    exceptions: names(incident.exceptions, (name) => name.slice(name.lastIndexOf('.') + 1).slice(0, 120)),
    services: names(incident.services, serviceKey),
    errorCodes: names(incident.errorCodes, (code) => code.slice(0, 60).toUpperCase()),
    words: dampened(words),
  };
}
