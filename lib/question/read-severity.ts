import type { Intent, Severity } from '#lib/contracts/parameters.ts';

const words: [Severity, RegExp][] = [
  [
    'fatal',
    /(?<![\p{L}\p{N}_-])(?:fatals?|critical(?: errors?| messages?| logs?)?|panics?|emergency|alert level|severe)(?![\p{L}])/iu,
  ],
  // "Timeout errors" may be logged as warnings: only errors as such are a level.
  [
    'error',
    /(?<=^|(?:the|all|any|me|show|list|find|fetch|get|many|of|only|just|and|or|recent|latest|last|first|new|our|there|every|what|which|per|common|frequent|count|with|by|see|in|from|often) )errors?(?![\p{L}_]| ?(?:code|rate))|(?<![\p{L}])(?:exceptions|stack ?traces)(?![\p{L}])/iu,
  ],
  ['warn', /(?<![\p{L}\p{N}_-])(?:warnings?|warns?)(?![\p{L}])/iu],
  ['info', /(?<![\p{L}\p{N}_-])info(?:rmational)?(?: level| lines| messages| logs)(?![\p{L}])/iu],
  ['debug', /(?<![\p{L}\p{N}_-])debug(?: level| lines| messages| logs)(?![\p{L}])/iu],
  ['trace', /(?<![\p{L}\p{N}_-])trace[ -]level(?![\p{L}])/iu],
];
const explicit: [Severity, RegExp][] = [
  ['fatal', /(?<![\p{L}])(?:fatal|critical)[ -]?(?:level|lines|messages|logs|only)/iu],
  [
    'error',
    /(?<![\p{L}])(?:error|ERROR)[ -](?:level|lines|messages|logs|entries)(?![\p{L}])|only errors|errors only/iu,
  ],
  [
    'warn',
    /(?<![\p{L}])warn(?:ing)?[ -](?:level|lines|messages|logs|entries)(?![\p{L}])|only warnings|warnings only/iu,
  ],
  ['info', /(?<![\p{L}])info[ -](?:level|lines|messages|logs|entries)(?![\p{L}])/iu],
  ['debug', /(?<![\p{L}])debug[ -](?:level|lines|messages|logs|entries)(?![\p{L}])/iu],
];

/**
 * The level asked for. A question for a cause says "errors" loosely: there only an outright level
 * counts, for the cause may well be a warning. With two levels ("warnings and errors") the lower one holds.
 */
export function readSeverity(text: string, intent: Intent, hasPhraseOrCode: boolean): Severity | undefined {
  const loose = intent === 'list' || intent === 'count' || intent === 'timeline' || intent === 'compare';
  const table = loose && !hasPhraseOrCode ? words : explicit;
  return table.filter(([, pattern]) => pattern.test(text)).at(-1)?.[0];
}
