export type OutcomeReading = {
  outcome: 'solved' | 'not_solved' | 'not_the_same' | 'reopened';
  /** Where the words for what was done stand. */
  action?: { from: number; to: number };
};

const asks =
  /\?\s*$|^(?:why|what|who|when|where|which|how|is|are|did|does|do|was|were|has|have|can|could|should|show|list|find|count|compare)\b(?! fixed it by)/i;
const opener =
  '(?:(?:ok(?:ay)?|great|thanks?|thank you|yes|no|update|fyi|good news|bad news|perfect|hey|so|well|unfortunately|sadly|sorry|nope|hm+|and|but|now)[,.!:;]?\\s+){0,4}';

const notSame = new RegExp(
  `^${opener}(?:(?:this|that|it)(?:'s| is| was)? )?(?:(?:not|isn't|wasn't|definitely not) (?:really )?(?:the same(?: (?:issue|problem|thing|cause|error|incident|one))?|related|it$)|(?:a )?(?:completely |totally )?(?:different|unrelated|another|other)(?: (?:issue|problem|cause|thing|incident))?)[.!]*(?:$|[,;.])`,
  'iu',
);
const reopened = new RegExp(
  `^${opener}.{0,60}?\\b(?:(?:it|this|that|the (?:problem|issue|error)|they)(?:'s| is| are| has| have)? (?:(?:come|came|coming) back|back(?: again)?|returned|(?:happening|happened|failing|broke|broken|occurring|occurred|started) again|reappeared)|reopen(?:ed)?(?: it| this| the (?:issue|case|incident|investigation))?)\\b`,
  'iu',
);
const failedAlone = new RegExp(
  `^${opener}(?:that|this|it|nothing|none of (?:that|it|them))? ?(?:(?:did(?: not|n't)|does(?: not|n't)|has(?: not|n't)|had) (?:really )?(?:help(?:ed)?|work(?:ed)?|fix(?:ed)?|solved?|resolved?|change(?:d)?|make (?:a |any )?difference|no effect)|no (?:luck|effect|change|improvement))\\b`,
  'iu',
);
const failedAction = new RegExp(
  `^${opener}(.{3,300}?),? (?:(?:but )?(?:it |that |this )?(?:did(?: not|n't)|does(?: not|n't)) (?:really )?(?:help|work|fix|solve|resolve|change|make (?:a |any )?difference)|had no effect|without (?:any )?(?:success|effect|luck)|made it worse)\\b`,
  'iu',
);
const still = new RegExp(
  `^${opener}(?:(?:it|this|that|the (?:problem|issue|error)|everything)(?:'s| is| are)? )?(?:still|not) (?:fail(?:s|ing)?|broken|happening|down|there|the same|solved|fixed|resolved|unsolved|not (?:working|fixed|solved|resolved)|seeing|getting|occurring|working|(?:slow|red))\\b`,
  'iu',
);
const solvedBy = new RegExp(
  `^${opener}(?:(?:it|this|that|the (?:problem|issue|error|incident|outage)|problem|issue|we|i|they|he|she|[\\p{Lu}][\\p{L}]{1,30})(?:'s| is| was| got| were| have| has|'ve)? (?:now |been |finally |just |all ){0,2})?(?:fixed|solved|resolved|mitigated|repaired|cured|sorted(?: out)?)(?: (?:it|this|that|them|the (?:problem|issue|error|outage|incident)))?(?: now| already| finally| today| yesterday)?(?:\\s*(?::|-|—|–|=|,)\\s*|\\s+(?:by|with|through|via|after|using|when (?:we|i|they)|once (?:we|i|they)|thanks to)\\s+)(.{2,1000})$`,
  'iu',
);
const solvedAlone = new RegExp(
  `^${opener}(?:(?:it|this|that|the (?:problem|issue|error|incident|outage)|problem|issue|everything|all)(?:'s| is| was| got| has been)? (?:now |been |finally |all )?)?(?:fixed|solved|resolved|done|works?(?: fine)?(?: now| again)|working (?:now|again)|(?:all )?good now|sorted|back to normal|that helped|helped)(?: now| again| it| already)?[.! ]*$`,
  'iu',
);
const actionSolved = new RegExp(
  `^${opener}(.{3,300}?),? (?:(?:that |this |it |which )?(?:has |have )?(?:finally )?(?:fixed|solved|resolved|cured|helped|did the (?:trick|job)|worked|made it work)(?: (?:it|this|that|the (?:problem|issue|error|outage)|everything))?|(?:and|so|now) (?:now )?(?:it|everything|all|the \\p{L}+|they)(?:'s| is| are)? ?(?:now )?(?:works?|working|fine|ok|okay|good|recovered|back|gone|healthy|solved|fixed)(?: (?:again|now|fine|up|to normal))*)[.! ]*$`,
  'iu',
);

/** How a person says that a trouble ended, or did not. A question never records anything. */
export function readOutcome(text: string): OutcomeReading | undefined {
  const said = text.trim();
  const offset = text.length - text.trimStart().length;
  if (said.length > 1500 || asks.test(said)) return undefined;
  const at = (match: RegExpExecArray, outcome: OutcomeReading['outcome']): OutcomeReading => {
    const action = match[1]?.replace(/[\s.!,;]+$/u, '');
    if (!action || /^(?:it|this|that|nothing|everything|which|we|i)$/i.test(action)) return { outcome };
    const from = offset + match.index + match[0].indexOf(action, match[0].startsWith(action) ? 0 : 1);
    return { outcome, action: { from, to: from + action.length } };
  };
  for (const [pattern, outcome] of [
    [notSame, 'not_the_same'],
    [reopened, 'reopened'],
    [still, 'not_solved'],
  ] as const) {
    if (pattern.test(said)) return { outcome };
  }
  if (failedAlone.test(said)) return { outcome: 'not_solved' };
  const failed = failedAction.exec(said);
  if (failed) return at(failed, 'not_solved');
  const by = solvedBy.exec(said);
  if (by) return at(by, 'solved');
  if (solvedAlone.test(said)) return { outcome: 'solved' };
  const solved = actionSolved.exec(said);
  return solved ? at(solved, 'solved') : undefined;
}
