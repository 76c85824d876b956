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

/** The mean of every measure over the systems. */
export function meanOf<S extends object>(scores: Record<string, S>): S {
  const all = Object.values(scores) as Record<string, number>[];
  const names = Object.keys(all[0] ?? {});
  const mean = (name: string) => all.reduce((sum, score) => sum + score[name]!, 0) / all.length;
  return Object.fromEntries(names.map((name) => [name, mean(name)])) as S;
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
