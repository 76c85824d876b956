/** Words of general log language whose meaning decides whether a place is a value. Keyed by the scanner's hashes. */
export const BOOLEAN = 1;
export const MONTH = 2;
export const WEEKDAY = 3;
export const ZONE = 4;
export const UNIT = 5;

const LISTS: [number, string, boolean][] = [
  [BOOLEAN, 'true false null nil undefined NaN', true],
  [MONTH, 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', false],
  [MONTH, 'January February March April June July August September October November December', false],
  [WEEKDAY, 'Mon Tue Wed Thu Fri Sat Sun', false],
  [WEEKDAY, 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday', false],
  [ZONE, 'UTC GMT EST EDT CST CDT MST MDT PST PDT CET CEST BST IST JST AEST AM PM', false],
  [UNIT, 'B KB MB GB TB PB KiB MiB GiB TiB kB byte bytes', false],
  [UNIT, 'B/s KB/s MB/s GB/s kB/s KiB/s MiB/s GiB/s Kbps Mbps Gbps kbps Mbit/s', false],
  [UNIT, 'ns us ms s sec secs second seconds min mins minute minutes hour hours hr hrs h', false],
  [UNIT, 'millis milliseconds microseconds nanoseconds day days', false],
];

const categories = new Map<number, number>();
for (const [category, words, everyCase] of LISTS) {
  for (const word of words.split(' ')) {
    const forms = everyCase ? [word, word.toLowerCase(), word.toUpperCase(), capital(word)] : [word];
    for (const form of forms) categories.set(hashWord(form), category);
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

/** The scanner's first word hash; its words hold ASCII only here. */
function hashWord(word: string): number {
  let hash = -2128831035;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
  return hash;
}

/** The category of a word by its first hash, 0 when it has none. */
export function wordCategory(hash: number): number {
  return categories.get(hash) ?? 0;
}

/** Last labels that make a dotted word without digits a host name. */
export const HOST_ENDINGS = ['.com', '.net', '.org', '.edu', '.gov', '.local', '.internal', '.lan', '.corp'];

/** Words after which almost any word is a name. */
export const NAMING_WORDS = new Set(
  (
    'user users username uid login account host hostname server node file filename path device interface package ' +
    'service unit container pod namespace image volume bucket topic queue table database db schema role group job task ' +
    'process program module driver named name called key domain realm client peer tenant project'
  ).split(' '),
);

export const PREPOSITIONS = new Set(
  'for from to by at on in of with via as into onto against over through between using under'.split(' '),
);
