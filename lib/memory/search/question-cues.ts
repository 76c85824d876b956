/** What a question asks for, and by which words a message that answers it is known. */
const ANSWERS = {
  time: /\b(?:today|yesterday|tonight|tomorrow|this (?:morning|afternoon|evening|week|month|year)|(?:last|next|past) (?:night|week|weekend|month|year|mon|tue|wed|thu|fri|sat|sun|summer|winter|spring|fall|autumn)\w*|(?:day|week|month|year|hour|minute|decade)s?\b|ago|since|until|recently|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d|\d{1,2}:\d\d)\b/i,
  amount:
    /(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|once|twice|couple|few|several)\b|\d)/i,
  reason:
    /\b(?:because|'?cause|since|so that|in order to|due to|thanks to|reason|as a result|that's why|made me|led to|inspired|motivat\w+|wanted to|want to|root cause)\b/i,
  place: /\b(?:in|at|from|to|near|around)\s+(?:the\s+)?\p{Lu}\p{L}+/u,
  person:
    /\b(?:mom|mum|mother|dad|father|sister|brother|friend|wife|husband|son|daughter|aunt|uncle|cousin|grand\w+|family|colleague|boss|team|named|called|met)\b/i,
  feeling:
    /\b(?:feel|felt|feeling|happy|sad|proud|excited|scared|awesome|amazing|grateful|thankful|love[ds]?|inspir\w+|stress\w*|tough|hard|calm\w*|fun|great)\b/i,
} as const;

export type Cue = keyof typeof ANSWERS | 'asks';

const BIT: Record<Cue, number> = {
  time: 1,
  amount: 2,
  reason: 4,
  place: 8,
  person: 16,
  feeling: 32,
  asks: 64,
};

const ASKED: [Cue, RegExp][] = [
  [
    'time',
    /\b(?:when|what (?:date|day|month|year|time)|which (?:date|day|month|year)|how long|how often)\b/i,
  ],
  ['amount', /\b(?:how (?:many|much|often|long|old|far)|what (?:number|share|percentage))\b/i],
  ['reason', /\b(?:why|what (?:made|caused|motivated|inspired|led)|reason|how come)\b/i],
  ['place', /\b(?:where|which (?:city|country|place|state|town)|what (?:city|country|place|state|town))\b/i],
  ['person', /\b(?:who|whom|whose|with whom)\b/i],
  [
    'feeling',
    /\bhow (?:do|does|did|was|were|is)\b.*\b(?:feel|felt|react|reaction|like)\b|\bfeel(?:ing)?s?\b/i,
  ],
];

/** Only the head of a long paste is looked at. */
const LOOKED_AT = 4_000;

export function cueBits(text: string): number {
  const head = text.slice(0, LOOKED_AT);
  let bits = 0;
  for (const cue of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])
    if (ANSWERS[cue].test(head)) bits |= BIT[cue];
  const said = head.replace(/\[[^\]]*\]\s*$/, '').trimEnd();
  if (said.endsWith('?')) bits |= BIT.asks;
  return bits;
}

export function askedBits(question: string): number {
  let bits = 0;
  for (const [cue, asked] of ASKED) if (asked.test(question)) bits |= BIT[cue];
  return bits;
}

export const ASKS_BIT = BIT.asks;
