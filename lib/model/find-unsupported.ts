/** What a text may be checked against: its numbers, and all of it in lower case. */
export interface Source {
  text: string;
  numbers: ReadonlySet<string>;
}

const NUMBER = /\d+(?:[.,:'’]\d+)*/gu;
/** `10:02`, `10:02:15`: told to the minute they still say the same. */
const CLOCK = /^\d{1,2}(?::\d{2}){1,2}$/;
/** Shapes of names of machines, services, files, codes and fields. */
const NAME =
  /[\p{L}\p{N}_@$]+(?:[-_./:\\@$]+[\p{L}\p{N}_@$]+)+|[\p{Ll}\p{N}]+\p{Lu}[\p{L}\p{N}]*|\p{Lu}[\p{Lu}\p{N}_]+|\p{L}+\d[\p{L}\p{N}]*/gu;
/** What stands in quotes or code marks is quoted: it has to stand there. */
const QUOTED = /[`"“”«»„]([^`"“”«»„\n]{2,120})[`"“”«»„]/gu;
/** A word beside the kind of thing it would be the name of. */
const KIND =
  /(?<![\p{L}\p{N}])(?:(\p{L}[\p{L}\p{N}]{2,30})\s+(?:service|server|host|device|node|pod|container|cluster|database|queue|broker|gateway|proxy)s?|(?:dienst|server|gerät|knoten|serviço|servicio|servidor|dispositivo|servizio|serveur|appareil|service)\s+(\p{Lu}[\p{L}\p{N}]{2,30}))(?![\p{L}\p{N}])/giu;
/** Words that stand before such a kind and name nothing. */
const PLAIN = new Set(
  (
    'the this that these those its their our your his her one each every any all some no which what whose other another ' +
    'same affected failing failed faulty broken slow single first second last main only own new old downstream upstream ' +
    'and for with from upon per both many most few healthy remote local target whole entire named called respective ' +
    'application web back-end backend frontend production internal external underlying dependent calling called'
  ).split(' '),
);
/** One of these parts makes a compound of plain words: `follow-up`, `non-technical`, `e-mail`. */
const JOINT =
  /^(?:re|pre|post|non|un|self|well|so|up|down|on|off|in|out|over|end|to|by|of|e|co|sub|semi|multi|anti|inter|follow|long|short|high|low|full|half|part|real|right|left|first|second|third|early|late|user|customer|team|based|related|facing|term|time|level|wide|side|step|check|check-in|call|mail|known|called|needed|free|running|grained|depth|case|source)$/iu;
/** What stands where something was taken out. */
const REDACTED = /<(?:ip|key|secret|email|number|token|\*)>/g;
const LINK = /https?:|www\.|\]\(|!\[|<\/?[a-z!]/i;
const WORD_NUMBERS = new Map(
  'two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, String(i + 2)]),
);
const AMOUNT =
  /(?<![\p{L}])(?:dozens?|hundreds?|thousands?|millions?|billions?|half|twice|double[ds]?|triple[ds]?)(?![\p{L}])/giu;

export function sourceOf(text: string): Source {
  const numbers = new Set(text.match(NUMBER)?.map(plainNumber));
  return { text: text.toLowerCase(), numbers };
}

/** Numbers, times, names, quotations and links of a text that do not stand in the source; empty: all of them do. */
export function findUnsupported(text: string, source: Source): string[] {
  const missing: string[] = [];
  if (LINK.test(text.replace(REDACTED, ' '))) missing.push('a link');
  const names = [...text.matchAll(NAME)].map(([name]) => name);
  for (const name of names) if (!isPlain(name) && !stands(name, source)) missing.push(name);
  // A number inside a name was looked for with the name.
  for (const [number] of text.replace(NAME, (name) => (/\p{L}/u.test(name) ? ' ' : name)).matchAll(NUMBER))
    if (!hasNumber(number, source)) missing.push(number);
  for (const [, quoted = ''] of text.matchAll(QUOTED)) if (!stands(quoted, source)) missing.push(quoted);
  for (const [, before, after] of text.matchAll(KIND)) {
    const name = before ?? after ?? '';
    if (!PLAIN.has(name.toLowerCase()) && !stands(name, source)) missing.push(name);
  }
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const digits = WORD_NUMBERS.get(word);
    if (digits && !source.numbers.has(digits) && !stands(word, source)) missing.push(word);
  }
  for (const [amount] of text.matchAll(AMOUNT)) if (!stands(amount, source)) missing.push(amount);
  return [...new Set(missing)];
}

function isPlain(name: string): boolean {
  if (/^(?:[a-z]\.){1,3}[a-z]?$/i.test(name) || /^(?:OK|ID|IT|PM|AM|SRE|TV|FAQ|ETA|CEO|CTO)$/.test(name))
    return true;
  if (/[\d_.:/\\@$]/.test(name) || !name.includes('-')) return false;
  return name.split('-').some((part) => JOINT.test(part));
}

/** As a whole word, so that `pay` does not stand in `payments`. */
function stands(name: string, { text }: Source): boolean {
  const wanted = name
    .toLowerCase()
    .replace(/[.,:;!?]+$/, '')
    .trim();
  if (wanted === '') return true;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around) || /\p{P}/u.test(wanted)) return true;
  }
  return false;
}

function hasNumber(said: string, { numbers, text }: Source): boolean {
  const number = plainNumber(said);
  if (numbers.has(number)) return true;
  if (CLOCK.test(said)) return new RegExp(`(?<!\\d)0?${said}(?!\\d)`).test(text);
  // Rounded as it is said: 33.3 % may be told as 33 %.
  const digits = number.split('.')[1]?.length ?? 0;
  const value = Number(number);
  if (Number.isNaN(value)) return false;
  for (const other of numbers)
    if (other.includes('.') && Number(Number(other).toFixed(digits)) === value) return true;
  return false;
}

/** `1,234` and `1'234` are 1234; `99,5` is 99.5. */
function plainNumber(said: string): string {
  return said
    .replace(/(?<=\d)[,'’](?=\d{3}(?!\d))/g, '')
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '');
}
