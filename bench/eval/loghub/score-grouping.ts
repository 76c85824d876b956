export interface GroupingScore {
  /** Share of lines whose group holds exactly the lines of their true group. */
  GA: number;
  /** F1 over groups. */
  FGA: number;
  /** Share of lines whose template text is the true one. */
  PA: number;
  /** F1 over template texts. */
  FTA: number;
  lines: number;
  trueGroups: number;
  groups: number;
}

export function scoreGrouping(truth: string[], predicted: string[]): GroupingScore {
  const trueGroups = groupsOf(truth);
  const groups = groupsOf(predicted);
  const trueMembers = new Set([...trueGroups.values()].map(String));
  let exactLines = 0;
  let exactGroups = 0;
  for (const members of groups.values()) {
    if (!trueMembers.has(String(members))) continue;
    exactGroups++;
    exactLines += members.length;
  }
  const right = truth.filter((text, i) => text === predicted[i]).length;
  let rightTexts = 0;
  for (const [text, members] of groups) if (members.every((i) => truth[i] === text)) rightTexts++;
  return {
    GA: exactLines / truth.length,
    FGA: f1(exactGroups / groups.size, exactGroups / trueGroups.size),
    PA: right / truth.length,
    FTA: f1(rightTexts / groups.size, rightTexts / trueGroups.size),
    lines: truth.length,
    trueGroups: trueGroups.size,
    groups: groups.size,
  };
}

export function meanOf(scores: Record<string, GroupingScore>): GroupingScore {
  const all = Object.values(scores);
  const mean = (pick: (score: GroupingScore) => number) =>
    all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return {
    GA: mean((s) => s.GA),
    FGA: mean((s) => s.FGA),
    PA: mean((s) => s.PA),
    FTA: mean((s) => s.FTA),
    lines: mean((s) => s.lines),
    trueGroups: mean((s) => s.trueGroups),
    groups: mean((s) => s.groups),
  };
}

function f1(precision: number, recall: number): number {
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

function groupsOf(labels: string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  labels.forEach((label, i) => {
    const members = groups.get(label);
    if (members) members.push(i);
    else groups.set(label, [i]);
  });
  return groups;
}
