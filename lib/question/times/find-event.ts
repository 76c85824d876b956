const pattern =
  /(?<![\p{L}])(right after|just after|after|since|following|right before|just before|before|prior to|around|during|ever since) (?:the |our |my |this |that |a |last |latest |today's |yesterday's ){0,2}((?:[\p{L}\p{N}._-]{1,40} ){0,2}(?:deploy(?:ment)?s?|deploying|deployed|releas(?:e|ed|ing)|rollout|roll-out|rolled out|upgrad(?:e|ed|ing)|updat(?:e|ed|ing)|restart(?:ed|ing)?|reboot(?:ed|ing)?|failover|migrat(?:ion|ed|ing)|patch(?:ed|ing)?|maintenance(?: window)?|(?:config(?:uration)?|firmware|firewall|schema|network) change|change|rollback|rolled back|switchover|outage|incident|crash(?:ed)?|power cut|scal(?:e-up|ing)|cutover|hotfix|merge|launch|backup|certificate renewal))(?![\p{L}\p{N}-])/iu;

export type EventReading = { side: 'after' | 'before' | 'around'; words: string; from: number; to: number };

/** A time told by what happened ("after the deploy"): only the logs can say when that was. */
export function findEvent(text: string): EventReading | undefined {
  const match = pattern.exec(text);
  if (!match?.[1]) return undefined;
  const lead = match[1].toLowerCase();
  const side = /before|prior/.test(lead) ? 'before' : /around|during/.test(lead) ? 'around' : 'after';
  return { side, words: match[0].slice(0, 200), from: match.index, to: match.index + match[0].length };
}
