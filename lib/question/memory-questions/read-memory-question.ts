import type {
  Entity,
  EntityKind,
  MemoryFilter,
  MemoryQuestion,
  PastOutcome,
} from '#lib/contracts/memory-question.ts';
import type { TimeRange } from '#lib/contracts/parameters.ts';

export type MemoryHints = {
  about: Entity[];
  range: TimeRange | undefined;
  /** True when a clock time is said: then the logs are asked, not history. */
  precise: boolean;
  domain: string | undefined;
  project: string | undefined;
  env: string | undefined;
  users: string[];
  words: string[];
  /** Positions of what was read as time: "before 10:05" is no "before". */
  timed: readonly { from: number; to: number }[];
  groupBy: readonly string[];
};

const kindWords: [RegExp, EntityKind][] = [
  [/\bdevices?\b|\bequipment\b/i, 'device'],
  [/\b(?:micro-?)?services?\b|\bcomponents?\b|\bapplications?\b/i, 'service'],
  [/\bhosts?\b|\bservers?\b|\bmachines?\b|\bnodes?\b/i, 'host'],
  [/\bdomains?\b/i, 'domain'],
  [/\bprojects?\b|\bnamespaces?\b/i, 'project'],
  [/\benvironments?\b|\benvs?\b/i, 'env'],
  [/\berrors?\b(?! ?patterns?)|\berror codes?\b|\bexceptions?\b/i, 'error'],
  [/\bpeople\b|\bpersons?\b|\bcolleagues\b|\bengineers?\b|\bteam members?\b|\busers?\b/i, 'person'],
];
const investigated =
  '(?:investigated?|look(?:ed)? (?:at|into)|analy[sz]ed?|check(?:ed)?|work(?:ed)? on|working on|troubleshot|debugged|diagnosed|examined|handled|dealt with|had (?:problems?|trouble|issues) with|(?:been )?investigating|under investigation)';
const histories =
  '(?:investigations?|incidents?|cases?|analys[ei]s|troubleshooting sessions?|runs|conversations|chats|outages we had)';

/** Words of such questions that say nothing about the trouble itself. */
const asking =
  /^(?:known|similar|recurring|remedy|solution|runbook|workaround|resolution|fixes|cure|cured|bell|rings?|déjà|vu|frequently|commonly|currently|happily|remind|learn|learned|conclude|concluded|outage|outages|incident|incidents|mitigate|mitigated|repair|repaired|rid)$/;

function entityKind(text: string): EntityKind | undefined {
  return kindWords.find(([pattern]) => pattern.test(text))?.[1];
}

/** A question that history answers, or nothing: then the logs are asked. */
export function readMemoryQuestion(text: string, hints: MemoryHints): MemoryQuestion | undefined {
  const person = personOf(text, hints);
  const outcome = outcomeOf(text);
  const words = without(hints.words, asking);
  const filter = (extra: Partial<MemoryFilter> = {}): MemoryFilter => ({
    about: hints.about,
    ...(hints.domain ? { domain: hints.domain } : {}),
    ...(hints.project ? { project: hints.project } : {}),
    ...(hints.env ? { env: hints.env } : {}),
    ...(person ? { person } : {}),
    ...(hints.range ? { range: hints.range } : {}),
    words,
    current: false,
    ...extra,
  });
  /** Without a name or a word of its own the question means the trouble at hand. */
  const pointed = () => filter(hints.about.length + words.length === 0 ? { current: true } : {});

  if (
    /\bhow long\b.{0,80}\b(?:solve|resolve|fix|repair|recover|investigat\w+|resolution)\b|\bmttr\b|\btime to (?:resol\w+|fix|solve|repair|recover\w*)\b|\bresolution times?\b|\b(?:longest|slowest|quickest|fastest)\b.{0,40}\b(?:to (?:solve|resolve|fix)|investigations?|incidents?|resol\w+)\b/i.test(
      text,
    )
  ) {
    const statistic = /\b(?:longest|slowest)\b/i.test(text)
      ? 'longest'
      : /\b(?:quickest|fastest|shortest)\b/i.test(text)
        ? 'shortest'
        : /\b(?:trend|over time|faster than|improv\w+|getting)\b/i.test(text)
          ? 'trend'
          : 'typical';
    const per = hints.groupBy.map((group) => entityKind(group)).find(Boolean);
    return {
      kind: 'time_to_resolve',
      statistic,
      ...(per ? { per } : {}),
      filter: filter({
        words: without(
          words,
          /^(?:average|mean|solve|longest|slowest|shortest|quickest|fastest|resolution|mttr|typically)$/,
        ),
      }),
    };
  }
  if (
    /\b(?:success|solve|resolution|solved) rate\b|\bhow many\b.{0,60}\b(?:solved|unsolved|unresolved|resolved|still open|inconclusive)\b|\bby outcome\b|\bhow did (?:they|our \w+|the \w+) end\b/i.test(
      text,
    )
  ) {
    return { kind: 'by_outcome', filter: filter({ ...(outcome ? { outcome } : {}), words: [] }) };
  }
  if (
    /\b(?:did|has|have) (?:anyone|anybody|someone|somebody)\b.{0,30}\b(?:look(?:ed)? (?:at|into)|investigated?|work(?:ed)? on|check(?:ed)?)\b|\bwho (?:\w+ )?(?:investigated|looked (?:at|into)|worked on|handled|analy[sz]ed|fixed|solved|resolved|asked about|dealt with|debugged|took care of|has (?:investigated|worked on|looked into)|was (?:investigating|working on))\b/i.test(
      text,
    )
  ) {
    return { kind: 'who_investigated', filter: pointed() };
  }
  if (
    /\bwhat (?:did|have|has|had|was|were) (?:I|we|you|he|she|they|\p{Lu}\p{L}+|the (?:others|team)) (?:been )?(?:ask(?:ed|ing)?|want(?:ed)? to know)\b|\b(?:my|our|\p{Lu}\p{L}+['’]s) (?:last |previous |earlier |recent |old )?questions?\b|\bquestions? (?:did|have|that)? ?(?:I|we|\p{Lu}\p{L}+) (?:have )?ask(?:ed)?\b/iu.test(
      text,
    )
  ) {
    return {
      kind: 'questions_asked',
      filter: filter({
        words: [],
        ...(person ? {} : { person: /\b(?:we|our|team|others|they)\b/i.test(text) ? undefined : 'me' }),
      }),
    };
  }
  if (
    !hints.precise &&
    /\bwhat(?:'s| has| have| had)? ?(?:was|were|been)?\b.{0,30}\bwrong with\b/i.test(text) &&
    /\b(?:was|were|had been|has been)\b/i.test(text)
  ) {
    return { kind: 'what_was_wrong', filter: pointed() };
  }
  if (
    !hints.precise &&
    /\bwhat (?:was|were) the (?:\w+ )?(?:problems?|issues?|(?:root[ -]?)?causes?|trouble|matter|fault)\b.{0,6}\b(?:with|of|on|for|behind|at|last time)\b|\bwhat (?:do we know|did we (?:find(?: out)?|learn|conclude|see)|have we (?:found|learned))\b|\bremind me\b|\bwhat did (?:I|we|you) (?:find|say|conclude)\b/i.test(
      text,
    )
  ) {
    return { kind: 'what_was_wrong', filter: pointed() };
  }
  if (seenBefore(text, hints)) return { kind: 'seen_before', filter: pointed() };
  if (
    /\bwhat(?:'s| has| have)? (?:finally |actually |usually |last )?(?:fixed|fixes|solved|solves|resolved|resolves|helped|helps|cured|worked)\b|\bhow (?:do|did|was|were|have|has|can|could|should|to)\b.{0,80}\b(?:fix(?:ed)?|solved?|resolved?|mitigated?|repair(?:ed)?|cured?|get rid of)\b|\b(?:fix|resolution|solution|remedy|workaround|runbook|known fix) (?:for|of|to|was)\b|\bwhat was the (?:fix|solution|resolution|remedy|workaround)\b/i.test(
      text,
    )
  ) {
    return { kind: 'what_fixed', filter: pointed() };
  }
  const plural =
    /\b(?:which|what|list|show(?: me)?|top \d*|the|all|any)\b.{0,30}\b(devices?|services?|hosts?|servers|machines|nodes|domains|projects|components|applications|things|equipment)\b/i.exec(
      text,
    );
  if (
    plural &&
    /\b(?:keeps?|kept) (?:on )?(?:failing|breaking|crashing|dropping|coming back|having|going|causing|flapping|getting)\b|\bfail(?:s|ed|ing)? (?:the )?(?:most|again and again|repeatedly|all the time|over and over|regularly|every)\b|\b(?:break|breaks|broke|breaking) (?:the )?(?:most|again|repeatedly|all the time)\b|\b(?:repeat offenders?|chronic\w*|recurring|unreliable|problematic|troublesome)\b|\b(?:had|has|have|caused?|with) the most (?:incidents|problems|issues|trouble|failures|investigations)\b|\bmost (?:often )?(?:investigated|troublesome|unreliable|problems?|trouble|incidents|issues)\b|\bcause[sd]? the most\b/i.test(
      text,
    )
  ) {
    return {
      kind: 'keeps_failing',
      entity: entityKind(plural[1] ?? '') ?? 'device',
      filter: filter({ words: [] }),
      ...limitOf(text),
    };
  }
  const common =
    /\b(?:most (?:common|frequent|usual|typical|often seen)|commonest|(?:biggest|leading|number one) (?=causes?|issues?|problems?)|top (?:\d{1,3} )?(?=issues|problems|causes|error patterns|patterns|fixes|incidents)|main (?=causes|issues|problems)|(?:what|which) (?:issues|problems|causes|incidents) .{0,40}(?:most|often))\b/i.exec(
      text,
    );
  if (
    common &&
    /\b(?:issues?|problems?|causes?|incidents?|patterns?|fix(?:es)?|investigated|failures|faults|troubles?)\b/i.test(
      text,
    ) &&
    !/\b(?:in|from|of) (?:this|these|the) (?:logs?|files?|upload)\b/i.test(text)
  ) {
    const of = /\bcauses?\b/i.test(text) ? 'cause' : /\bfix(?:es)?\b/i.test(text) ? 'fix' : 'issue';
    return {
      kind: 'most_common',
      of,
      filter: filter({ words: without(words, /^(?:patterns?|faults?|troubles?)$/) }),
      ...limitOf(text),
    };
  }
  const entity = entityKind(text);
  const looked = new RegExp(`\\b${investigated}\\b`, 'i').test(text);
  if (/\bhow (?:many|often)\b|\bnumber of\b|\bcount\b/i.test(text)) {
    if (
      entity &&
      looked &&
      /\bhow many (?:different )?\w+ (?:did|have|has|were)\b/i.test(text) &&
      !new RegExp(histories, 'i').test(text)
    ) {
      return { kind: 'count_investigations', per: entity, filter: filter({ words: [] }) };
    }
    if (
      new RegExp(`\\b${histories}\\b`, 'i').test(text) ||
      /\bhow (?:many (?:issues|problems)|often) (?:did|have|had|has) (?:we|I|you|the team)\b/i.test(text)
    ) {
      return {
        kind: 'count_investigations',
        ...perOf(hints.groupBy),
        filter: filter(outcome ? { outcome } : {}),
      };
    }
    return undefined;
  }
  if (
    !hints.precise &&
    /\bwhen (?:did|was|were|had|have)\b.{1,80}\blast\b(?! (?:night|week|month|year|\w+day|\d))|\b(?:the )?last time\b|\bthe last (?:incident|investigation|outage|case)\b|\bmost recent (?:incident|investigation|failure|case|problem)\b|\bwhen did we (?:last|see)\b/i.test(
      text,
    )
  ) {
    return { kind: 'last_time', filter: { ...pointed() } };
  }
  if (
    looked &&
    entity &&
    /\b(?:we|I|they|team|he|she|you|were|been|did|have|has|by)\b|\binvestigated (?:devices|services|hosts)\b/i.test(
      text,
    )
  ) {
    return {
      kind: 'list_entities',
      entity,
      filter: filter({ ...(outcome ? { outcome } : {}), words: [] }),
      ...limitOf(text),
    };
  }
  if (looked && /\bwhat (?:did|have|has|was|were|am|are|is)\b/i.test(text)) {
    return {
      kind: 'list_investigations',
      filter: filter({ ...(outcome ? { outcome } : {}), words: [] }),
      ...limitOf(text),
    };
  }
  if (
    new RegExp(
      `^(?:please |can you |could you )*(?:show|list|which|what|find|all|any|open|give|get|display|unsolved|unresolved|solved|my|our|past|previous|recent|search|are there|were there|do we have)\\b.{0,80}\\b(?:${histories}|(?:open|unsolved|unresolved|solved|past|previous|similar) (?:issues|problems))\\b`,
      'i',
    ).test(text) ||
    /\bwhat(?:'s| is| are)? (?:\w+ )?(?:still )?(?:open|unsolved|unresolved)\b/i.test(text)
  ) {
    return {
      kind: 'list_investigations',
      filter: filter({
        ...(outcome ? { outcome } : {}),
        words: without(
          hints.words,
          /^(?:sessions?|troubleshooting|unsolved|unresolved|past|outages?|conversations?|chats?|runs)$/,
        ),
      }),
      ...limitOf(text),
    };
  }
  return undefined;
}

function seenBefore(text: string, hints: MemoryHints): boolean {
  const found = /\b(?:before|already|earlier|previously|in the past|ever|last time|first time)\b/i.exec(text);
  const past = found && !hints.timed.some((span) => found.index >= span.from && found.index < span.to);
  if (
    past &&
    /\b(?:have|did|has|had|were|was|is)\b.{0,60}\b(?:seen|see|had|have|happen(?:ed)?|occur(?:red)?|encounter(?:ed)?|come across|faced?|investigated?|run into|a problem|trouble|fail(?:ed)?)\b/i.test(
      text,
    ) &&
    !/\bbefore (?:the|that|it|we|our|a)\b/i.test(text)
  )
    return true;
  if (
    past &&
    !/\bbefore (?:the|that|it|we|our|a)\b/i.test(text) &&
    /\b(?:seen|had|happened) (?:this|that|it)?\b.{0,20}\bbefore\b|\bis (?:this|that|it) the first time\b/i.test(
      text,
    )
  )
    return true;
  return /\bis (?:this|that|it) (?:a |an )?(?:known|new|recurring|old)\b|\bknown (?:issues?|problems?|error)\b|\b(?:any(?:thing)?|find|show(?: me)?|are there|were there|list|have we had) (?:\w+ )?similar\b|\bsimilar (?:issues?|incidents?|problems?|cases?|investigations?)\b|\bd[ée]j[àa] vu\b|\brings? a bell\b/i.test(
    text,
  );
}

function personOf(text: string, hints: MemoryHints): string | undefined {
  if (hints.users[0]) return hints.users[0];
  if (
    /\b(?:I|my|me)\b(?<!show me|tell me|give me|remind me|list me|help me|find me|let me)/.test(
      text.replace(/\b(?:show|tell|give|remind|list|help|find|let|get|send) me\b/gi, ''),
    )
  )
    return 'me';
  const named =
    /\b(?:by|did|has|have|does|from) (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?= (?:investigat|work|look|ask|analy|solve|fix|handle|check)| *(?:\?|$|this|last|yesterday|today|in|since|on|and))/u.exec(
      text,
    ) ??
    /\b(\p{Lu}\p{Ll}+)['’]s (?:\p{L}+ ){0,2}(?:investigations?|questions?|incidents?|cases?|work|analyses)\b/u.exec(
      text,
    );
  const name = named?.[1];
  // "When did Paradise last fail": a known device is no person.
  const thing = hints.about.some((one) => one.kind !== undefined && one.name === name);
  return name &&
    !thing &&
    !/^(?:We|You|They|The|This|That|It|He|She|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Today|Yesterday|What|Let|January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
      name,
    )
    ? name
    : undefined;
}

function outcomeOf(text: string): PastOutcome | undefined {
  if (/\b(?:unsolved|unresolved|not (?:solved|resolved|fixed)|failed to solve)\b/i.test(text))
    return 'unsolved';
  if (/\b(?:solved|resolved|fixed)\b|\bdid (?:we|I|they) (?:solve|resolve|fix)\b/i.test(text))
    return 'solved';
  if (/\b(?:still |are |is |all |the |our |my |list |show |any |which )(?:\w+ )?open\b|^open\b/i.test(text))
    return 'open';
  if (/\binconclusive\b/i.test(text)) return 'inconclusive';
  if (/\bno fault\b|\bfalse alarms?\b/i.test(text)) return 'no fault';
  if (/\bconfirmed\b/i.test(text)) return 'confirmed';
  return undefined;
}

function limitOf(text: string): { limit?: number } {
  const said =
    /\b(?:top|last|latest|first) (\d{1,3})\b(?! ?(?:min|hour|day|week|month|year|sec|h\b|d\b|m\b))|\b(\d{1,3}) most\b/i.exec(
      text,
    );
  const count = Number(said?.[1] ?? said?.[2] ?? 0);
  return count > 0 ? { limit: count } : {};
}

type Per = Extract<MemoryQuestion, { kind: 'count_investigations' }>['per'];
const pers: readonly NonNullable<Per>[] = [
  'device',
  'service',
  'host',
  'domain',
  'project',
  'env',
  'error',
  'person',
  'outcome',
  'hour',
  'day',
  'week',
  'month',
];
function perOf(groupBy: readonly string[]): { per?: NonNullable<Per> } {
  const per = pers.find((one) => groupBy.includes(one) || (one === 'person' && groupBy.includes('user')));
  return per ? { per } : {};
}

function without(words: string[], pattern: RegExp): string[] {
  return words.filter((word) => !pattern.test(word));
}
