const DAY = 86_400_000;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const FORMS: [
  RegExp,
  (m: RegExpMatchArray) => [number | undefined, number | undefined, number | undefined],
][] = [
  [/\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/gi, (m) => [+m[1]!, +m[2]! - 1, m[3] ? +m[3] : undefined]],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH}(?:,?\\s+(\\d{4}))?\\b`, 'gi'),
    (m) => [m[3] ? +m[3] : undefined, MONTHS.indexOf(m[2]!.toLowerCase()), +m[1]!],
  ],
  [
    new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4}))?\\b`, 'gi'),
    (m) => [m[3] ? +m[3] : undefined, MONTHS.indexOf(m[1]!.toLowerCase()), +m[2]!],
  ],
  [
    new RegExp(`\\b${MONTH},?\\s+(\\d{4})\\b`, 'gi'),
    (m) => [+m[2]!, MONTHS.indexOf(m[1]!.toLowerCase()), undefined],
  ],
  [
    new RegExp(
      '\\b(?:in|during|of|since|by|last|this|late|early|mid)\\s+' +
        '(january|february|march|april|may|june|july|august|september|october|november|december)\\b',
      'gi',
    ),
    (m) => [undefined, MONTHS.indexOf(m[1]!.slice(0, 3).toLowerCase()), undefined],
  ],
];

export interface DateCue {
  year?: number;
  month: number;
  day?: number;
}

/** The calendar dates a question names. A month alone fits any year; bare years are left to the words. */
export function dateCues(question: string): DateCue[] {
  const found: DateCue[] = [];
  let rest = question.slice(0, 2_000);
  for (const [form, read] of FORMS) {
    rest = rest.replace(form, (...args: unknown[]) => {
      const end = args.findIndex((arg) => typeof arg === 'number');
      const [year, month, day] = read(args.slice(0, end) as unknown as RegExpMatchArray);
      if (month !== undefined && month >= 0 && month < 12)
        found.push({ month, ...(year === undefined ? {} : { year }), ...(day === undefined ? {} : { day }) });
      return ' ';
    });
  }
  return found;
}

/** 1 when the message was written in the named time, fading over days after it: people tell afterwards. */
export function dateFit(at: number, cues: DateCue[]): number {
  if (at === 0) return 0;
  let best = 0;
  const year = new Date(at).getUTCFullYear();
  for (const cue of cues) {
    for (const tried of cue.year === undefined ? [year - 1, year] : [cue.year]) {
      const from = Date.UTC(tried, cue.month, cue.day ?? 1);
      const to = cue.day === undefined ? Date.UTC(tried, cue.month + 1, 1) : from + DAY;
      const fit =
        at >= from && at < to
          ? 1
          : at >= to
            ? 0.8 * Math.exp(-(at - to) / (5 * DAY))
            : at >= from - DAY
              ? 0.3
              : 0;
      best = Math.max(best, fit);
    }
  }
  return best;
}
