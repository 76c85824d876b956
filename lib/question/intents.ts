import type { Intent } from '#lib/contracts/parameters.ts';

type LogIntent = Extract<
  Intent,
  'diagnose' | 'list' | 'count' | 'timeline' | 'compare' | 'trace' | 'explain'
>;
export type IntentReading = { intent: LogIntent; why: string };
export type IntentHints = { hasTrace: boolean; hasTime: boolean; hasCode: boolean; hasPhrase: boolean };

const kinds =
  '(?:services?|pods?|hosts?|devices?|nodes?|servers?|components?|users?|customers?|endpoints?|routes?|urls?|paths?|ips?|clients?|files?|lines?|requests?|traces?|jobs?|containers?|namespaces?|exceptions?|queries|codes?|statuses)';
const trouble =
  /\b(?:wrong|root[ -]?cause|cause[sd]?|causing|why|fault|faulty|culprit|responsible|to blame|issues?|problems?|trouble(?:shoot)?|diagnos\w*|broken|broke|fail(?:s|ed|ing|ures?)?|down|unavailable|outage|slow(?:ness)?|degrad\w*|crash(?:es|ed|ing)?|unhealthy|misbehav\w*|stuck|hang(?:s|ing)?|investigate|debug|unreachable|offline|healthy|anomal\w*|unusual|strange|suspicious)\b/i;

const rules: {
  intent: LogIntent;
  pattern: RegExp;
  unless?: RegExp;
  when?: (hints: IntentHints) => boolean;
}[] = [
  {
    intent: 'diagnose',
    pattern:
      /\bexplain (?:to me )?(?:why|what (?:caused|went wrong|is wrong))\b|\broot[ -]?cause\b|\bwhat (?:is |was |has been )?(?:caus(?:ed|ing)|behind|triggered|breaking|broke)\b/i,
    unless: /\bcompare\b/i,
  },
  {
    intent: 'trace',
    pattern:
      /\b(?:follow|show|open|view|display|draw|get|see|give|find|look at|pull up|inspect|print)\b.{0,30}\b(?:traces?|spans?|call chain|request path|call tree|waterfall)\b(?! ?level)/i,
    unless: /\bstack ?traces?\b|\btraces? of (?:errors?|an? )|\bhow many\b|\btracebacks?\b/i,
  },
  {
    intent: 'trace',
    pattern:
      /\b(?:follow|trace|track|walk (?:me )?through|path of|journey of|what happened (?:to|with|in)|where did|show|find|get|fetch|look at|open|why)\b/i,
    when: (hints) => hints.hasTrace,
  },
  { intent: 'trace', pattern: /^(?:trace|span|request)(?: id)?\b/i, when: (hints) => hints.hasTrace },
  {
    intent: 'trace',
    pattern:
      /\b(?:path|route|journey) (?:of|taken by) (?:the |a |this |that )?request\b|\bfollow (?:the |this |that |one )?request\b/i,
  },
  {
    intent: 'explain',
    pattern:
      /\bwhat (?:does|do|did|is meant by)\b.{1,300}\bmeans?\b|\bmeaning of\b|\bwhat means\b|\bwhat .{1,120} means\b/i,
  },
  {
    intent: 'explain',
    pattern: /\b(?:explain|interpret|decode|translate)\b/i,
    unless: /\bexplain (?:the )?(?:difference|rise|drop|increase|spike|failures?|outage|slowness)\b/i,
  },
  {
    intent: 'explain',
    pattern: /^(?:so )?what(?:'s| is| are) (?:a |an |the )?(?:error |code )?\S{3,80}\s*\??$/i,
    when: (hints) => hints.hasCode,
  },
  {
    intent: 'compare',
    pattern:
      /\b(?:compare[ds]?|comparison|versus|vs\.?|differences?|differs?|differ from|what(?:'s| is| was| has| have)? (?:changed?|different|new)|how (?:does|do|did) .{1,80} differ|before and after)\b/i,
  },
  {
    intent: 'compare',
    pattern:
      /\b(?:more|less|fewer|worse|better|slower|faster|higher|lower|different|unlike)\b.{0,40}\bthan\b/i,
    unless: /\bthan \d/i,
  },
  {
    intent: 'count',
    pattern:
      /\b(?:how (?:many|often|much|frequently)|count(?: of| the| how| all)?|number of|total (?:of|number)|percent(?:age)?|what share|fraction of|ratio|rate of|error rates?|histogram|distribution|breakdown|averages?|mean|median|p\d\d|percentiles?|top \d+|(?:most|least) (?:common|frequent)|minimum|maximum)\b/i,
    unless: /\b(?:count on|account)\b/i,
  },
  { intent: 'count', pattern: /\b(?:per|by|every|each) (?:second|minute|hour|day|week)\b/i },
  {
    intent: 'timeline',
    pattern:
      /\b(?:time ?line|sequence of|order of events|chronolog\w*|in what order|over time|trend|when (?:did|does|was|were|has|have|is|exactly|precisely)|since when|what time|at what time|started when|step by step what happened|history of|first (?:error|occurrence|sign|time)|last (?:error|occurrence))\b/i,
  },
  {
    intent: 'list',
    pattern:
      /\b(?:was|were|is|are) there\b.{0,40}["'“‘`]|\b(?:did|has|have|was|were) .{1,80} (?:reported|logged|mentioned)\b/i,
    when: (hints) => hints.hasPhrase,
  },
  {
    intent: 'list',
    pattern:
      /^(?:please |the |can you |could you |can i |may i |now |ok |okay |then |and |just |i want to |i need to |let me |i'd like to |,|\s){0,4}(?:show|list|find|fetch|get|search|grep|print|display|give|pull|retrieve|see|look for|look up|dump|tail|summari[sz]e|extract|filter|return|locate|view|read|all|every|errors?|warnings?|exceptions?|logs?|lines)\b/i,
    unless:
      /\b(?:root[ -]?cause|why|what(?:'s| is| went) wrong|find out what|the (?:cause|reason|culprit|fault|problem)|what (?:caused|happened))\b/i,
  },
  {
    intent: 'list',
    pattern: new RegExp(
      `\\b(?:which|what) (?:${kinds})\\b.{0,80}\\b(?:errors?|exceptions?|warnings?|timeouts?|timed out|log(?:ged|s)?|return(?:ed|s)?|threw|throw|report(?:ed|s)?|restart(?:ed|s)?|contain(?:s|ed)?|mention(?:s|ed)?|[1-5]\\d\\ds?|[45]xx|were|are|did|have|had|talk(?:ed|s)?|sent|received|connected|affected)\\b`,
      'i',
    ),
    unless:
      /\b(?:fault|faulty|cause|causing|responsible|blame|culprit|failing|broken|slow|the problem|wrong)\b/i,
  },
  {
    intent: 'list',
    pattern: /^(?:which|what) (?:errors?|exceptions?|warnings?|failures?|lines|messages|logs)\b/i,
  },
  {
    intent: 'list',
    pattern:
      /^(?:are|were|is|was) there (?:any )?(?:\w+ ){0,3}(?:errors?|exceptions?|warnings?|timeouts?|restarts?|stack ?traces?|lines|messages|logs?|entries|login|logins|retries|[45]\d\ds?|[45]xx)\b|^any (?:\w+ ){0,3}(?:errors?|exceptions?|warnings?|timeouts?|restarts?|retries|[45]\d\ds?)\b/i,
  },
  {
    intent: 'list',
    pattern:
      /^(?:did|does|do|has|have)\b.{1,120}\b(?:time(?:d)? out|restart(?:ed)?|log(?:ged)?|retr(?:y|ied)|connect(?:ed)?|reconnect(?:ed)?|return(?:ed)?|call(?:ed)?|start(?:ed)?|stop(?:ped)?|send|sent|receive[d]?|reboot(?:ed)?|get|got|see|throw|thrown|report(?:ed)?|run|expire[d]?|happen(?:ed)?|appear(?:ed)?|occur(?:red)?|succeed(?:ed)?)\b/i,
  },
  {
    intent: 'list',
    pattern:
      /^what (?:did|does|do|has|have)\b.{1,80}\b(?:log(?:ged)?|say|said|print(?:ed)?|write|written|report(?:ed)?)\b/i,
  },
  { intent: 'list', pattern: /^who\b/i, unless: /\b(?:blame|responsible|culprit|fault)\b/i },
  {
    intent: 'timeline',
    pattern:
      /\bwhat (?:all )?(?:happened|was happening|was going on|went on|occurred|took place|is happening|has happened)\b/i,
    unless:
      /\b(?:issues?|problems?|fail(?!over)\w*|outage|crash\w*|errors?|broke|broken|down|slow|trouble)\b|\bhappened (?:to|with)\b/i,
    when: (hints) => hints.hasTime,
  },
];

/** What a question about logs asks for: the first rule that matches, else what went wrong. */
export function readIntent(text: string, hints: IntentHints): IntentReading | undefined {
  for (const rule of rules) {
    if (rule.when && !rule.when(hints)) continue;
    const match = rule.pattern.exec(text);
    if (!match || rule.unless?.test(text)) continue;
    return { intent: rule.intent, why: `"${match[0].trim().slice(0, 60)}" asks for it` };
  }
  const asked = trouble.exec(text);
  if (asked) return { intent: 'diagnose', why: `"${asked[0]}" asks for a cause` };
  if (/\bwhat(?:'s| is| has)? (?:happened|happening|going on|up)\b/i.test(text))
    return { intent: 'diagnose', why: 'asks what happened' };
  return undefined;
}
