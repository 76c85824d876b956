/** Names of things in a sentence. Nothing is known beforehand: names are known by their shape and by the noun before them. */
export interface Entities {
  devices: string[];
  codes: string[];
  times: string[];
  /** Numbers with units, versions, quoted words. */
  values: string[];
}

const TIME =
  /(?<![\p{L}\p{N}.:-])(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?|\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:am|pm|UTC|CET|CEST|Uhr))?|\d{1,2}h\d{2}|\d{1,2}\s?(?:am|pm|Uhr))(?![\p{L}\p{N}:-])/giu;
const CODE_WORD =
  /(?:error|errno|code|status|exit|signal|fehler(?:code)?|erreur|código|codigo|codice|errore|HTTP)(?:\s+(?:code|codes|número|nummer|is|was|ist|est|es|é|è))?\s*[:#]?\s*["'`]?([A-Z]{0,12}[-_]?\d{2,6}[A-Z0-9]*|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+|E[A-Z]{4,})/giu;
const CODE_SHAPE =
  /(?<![\p{L}\p{N}_.-])(?:[A-Z]{2,8}-?\d{3,6}[A-Z]?|[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+|E[A-Z]{5,14})(?![\p{L}\p{N}_-])/gu;
const DEVICE_WORD =
  /(?<![\p{L}\p{N}])(?:device|host|node|server|switch|router|firewall|gateway|service|pod|container|cluster|database|queue|broker|sensor|controller|poller|site|gerät|rechner|knoten|dienst|anlage|standort|appareil|équipement|serveur|nœud|noeud|routeur|passerelle|dispositivo|equipo|servidor|nodo|servicio|serviço|equipamento|servizio|macchina)\s+(?:named\s+|called\s+|namens\s+|nommée?\s+|llamado\s+)?["'`“]?((?:\p{Lu}[\p{L}\p{N}]{2,30}|[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+){1,6}|\p{L}+\d[\p{L}\p{N}]*))/giu;
const DEVICE_SHAPE =
  /(?<![\p{L}\p{N}_./:@-])(?=[\p{L}\p{N}_.-]*[-_\d])\p{L}[\p{L}\p{N}]*(?:[-_.][\p{L}\p{N}]+){0,6}(?![\p{L}\p{N}_/@])/gu;
const VALUE =
  /(?<![\p{L}\p{N}_-])(?:v?\d+(?:[.,]\d+)*(?:\s?(?:ms|s|sec|seconds?|min|minutes?|h|hours?|days?|[kMGT]i?B|%|Mbit|rpm|°C|V|A|W|Hz|requests?\/s|conn(?:ection)?s?|threads?|replicas?|retries|Sekunden|Minuten|Stunden|secondes?|heures?|segundos?|minutos?|horas?))?)(?![\p{L}\p{N}])|["“«`]([^"”»`]{2,60})["”»`]/giu;

/** Compounds of plain words are no names: `re-deploy`, `on-call`, `peut-être`. */
function isName(word: string): boolean {
  if (word.length > 80) return false;
  if (/\d/.test(word)) return !/^v?\d/.test(word) && !/^(?:p\d\d|h\d|utf-?\d|ipv\d|x\d\d)$/i.test(word);
  return (
    /_/.test(word) ||
    /^\p{Ll}+(?:-\p{Ll}+)*-(?:service|svc|api|gateway|proxy|worker|server|node|db|cache|queue|agent|controller|router|switch)$/u.test(
      word,
    ) ||
    /^\p{Lu}{2,}-\p{Lu}{2,}/u.test(word)
  );
}

function collect(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].map((match) => (match[1] ?? match[0]).replace(/[.,:;]+$/, ''));
}

export function readEntities(sentence: string, knownDevices: ReadonlySet<string>): Entities {
  const times = collect(sentence, TIME);
  const codes = new Set(collect(sentence, CODE_WORD));
  const named = new Set(collect(sentence, DEVICE_WORD));
  for (const code of collect(sentence, CODE_SHAPE))
    if (!named.has(code) && !knownDevices.has(code)) codes.add(code);
  const devices = new Set([...named].filter((name) => !codes.has(name)));
  for (const word of collect(sentence, DEVICE_SHAPE))
    if (isName(word) && !codes.has(word) && !times.some((time) => time.includes(word))) devices.add(word);
  for (const word of sentence.split(/[^\p{L}\p{N}_.-]+/u)) {
    const bare = word.replace(/[.]+$/, '');
    if (knownDevices.has(bare)) devices.add(bare);
  }
  const values = collect(sentence, VALUE).filter((value) => !times.includes(value));
  return { devices: [...devices], codes: [...codes], times, values };
}
