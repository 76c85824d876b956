import type { Finding } from '#lib/contracts/findings.ts';

/** Every finding cites from E1; in one answer the marks of all findings count on from each other. */
export function numberEvidence(findings: readonly Finding[]): Finding[] {
  let used = 0;
  return findings.map((finding) => {
    const offset = used;
    used += finding.evidence.length;
    if (offset === 0) return finding;
    const id = (mark: string) => `E${Number(mark.slice(1)) + offset}`;
    const known = new Set(finding.evidence.map((evidence) => evidence.id));
    // Only marks that the finding has: lines may hold text that looks like one.
    const text = (words: string) =>
      words.replace(/\[(E\d+)\]/g, (whole, mark: string) => (known.has(mark) ? `[${id(mark)}]` : whole));
    const argue = (list: Finding['for']) =>
      list.map((one) => ({ text: text(one.text), evidence: one.evidence.map(id) }));
    return {
      ...finding,
      title: text(finding.title),
      explanation: text(finding.explanation),
      for: argue(finding.for),
      against: argue(finding.against),
      next: finding.next.map(text),
      evidence: finding.evidence.map((evidence) => ({ ...evidence, id: id(evidence.id) })),
    };
  });
}
