/**
 * Light English stemming: enough to join "restarted", "restarting", "restarts" and "restart".
 * It never touches words with digits or non-Latin letters, so identifiers and other languages pass as they are.
 */
const IRREGULAR = new Map(
  Object.entries({
    be: 'was were been being am is are',
    go: 'went gone goes going',
    do: 'did done does doing',
    have: 'had has having',
    get: 'got gotten getting',
    make: 'made',
    take: 'took taken',
    give: 'gave given',
    see: 'saw seen',
    say: 'said',
    tell: 'told',
    think: 'thought',
    buy: 'bought',
    bring: 'brought',
    catch: 'caught',
    teach: 'taught',
    find: 'found',
    feel: 'felt',
    leave: 'left',
    keep: 'kept',
    meet: 'met',
    lose: 'lost',
    win: 'won',
    run: 'ran',
    begin: 'began begun',
    break: 'broke broken',
    speak: 'spoke spoken',
    choose: 'chose chosen',
    write: 'wrote written',
    drive: 'drove driven',
    rise: 'rose risen',
    fall: 'fell fallen',
    grow: 'grew grown',
    know: 'knew known',
    draw: 'drew drawn',
    throw: 'threw thrown',
    fly: 'flew flown',
    eat: 'ate eaten',
    come: 'came',
    become: 'became',
    send: 'sent',
    spend: 'spent',
    build: 'built',
    sell: 'sold',
    hold: 'held',
    stand: 'stood',
    understand: 'understood',
    pay: 'paid',
    sleep: 'slept',
    swim: 'swam swum',
    sing: 'sang sung',
    drink: 'drank drunk',
    ride: 'rode ridden',
    wear: 'wore worn',
    fight: 'fought',
    hear: 'heard',
    lead: 'led',
    show: 'shown showed',
    freeze: 'froze frozen',
    hang: 'hung',
    stick: 'stuck',
    child: 'children',
    person: 'people',
    man: 'men',
    woman: 'women',
    foot: 'feet',
    mouse: 'mice',
    life: 'lives',
    wife: 'wives',
    index: 'indices indexes',
    datum: 'data',
    mom: 'mum mother mama',
    dad: 'father papa',
  }).flatMap(([base, forms]) => forms.split(' ').map((form) => [form, base] as const)),
);

const PLAIN = /^[a-z]{3,40}$/;
const VOWEL = /[aeiouy]/;

function undouble(word: string): string {
  return /([bdfgklmnprtvz])\1$/.test(word) ? word.slice(0, -1) : word;
}

function cut(word: string, suffix: string, leftAtLeast: number): string | undefined {
  if (!word.endsWith(suffix)) return undefined;
  const left = word.slice(0, -suffix.length);
  return left.length >= leftAtLeast && VOWEL.test(left) ? left : undefined;
}

function singular(word: string): string {
  if (!word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The stem of one lower-case word. */
export function stem(word: string): string {
  if (!PLAIN.test(word)) return word;
  const base = IRREGULAR.get(word);
  if (base) return stem(base);
  let out = singular(word);
  out = IRREGULAR.get(out) ?? out;
  const bare = cut(out, 'ing', 3) ?? cut(out, 'ed', 3);
  if (bare !== undefined) out = undouble(bare);
  out = cut(out, 'ly', 4) ?? out;
  out = cut(out, 'ness', 4) ?? out;
  out = cut(out, 'ment', 4) ?? out;
  out = cut(out, 'ion', 4) ?? out;
  if (out.length > 3 && out.endsWith('e')) out = out.slice(0, -1);
  if (out.length > 2 && out.endsWith('y')) out = `${out.slice(0, -1)}i`;
  return out;
}
