import type { Claim, LineRef } from './claims.ts';

export interface Mutant {
  what: 'quote' | 'count' | 'time' | 'order' | 'component' | 'line';
  claim: Claim;
}

/** A line number that no file reaches. */
const NOWHERE = 50_000_000;

/** False versions of a true claim: what a verifier must reject. */
export function mutateClaim(claim: Claim): Mutant[] {
  const mutants: Mutant[] = [];
  const add = (what: Mutant['what'], mutant: Claim) => mutants.push({ what, claim: mutant });
  switch (claim.kind) {
    case 'quote':
      add('quote', { ...claim, text: garbled(claim.text) });
      add('line', { ...claim, at: lost(claim.at) });
      break;
    case 'count':
      add('count', { ...claim, count: claim.count + 1 });
      add('count', { ...claim, count: claim.count - 1 });
      break;
    case 'time':
      add('time', { ...claim, time: claim.time + 1_000 });
      add('line', { ...claim, at: lost(claim.at) });
      break;
    case 'order':
      add('order', { ...claim, first: claim.later, later: claim.first });
      add('line', { ...claim, later: lost(claim.later) });
      break;
    case 'component':
      add('component', { ...claim, name: garbled(claim.name) });
      add('line', { ...claim, at: lost(claim.at) });
      break;
    case 'edge':
      add('component', { ...claim, traceId: garbled(claim.traceId) });
      add('line', { ...claim, to: claim.from });
      break;
    case 'gap':
      add('time', { ...claim, ms: claim.ms + 50 });
      add('order', { ...claim, from: claim.to, to: claim.from });
      break;
    case 'value':
      add('quote', { ...claim, value: garbled(claim.value) });
      add('line', { ...claim, at: lost(claim.at) });
      break;
    default:
      claim satisfies never;
  }
  return mutants;
}

/** One letter or digit becomes another, in the middle. */
function garbled(text: string): string {
  const places = [...text.matchAll(/[A-Za-z0-9]/g)].map((match) => match.index);
  const at = places[Math.floor(places.length / 2)] ?? 0;
  const old = text[at] ?? '';
  const fresh = /[0-9]/.test(old) ? String((Number(old) + 3) % 10) : old === 'q' ? 'z' : 'q';
  return text.slice(0, at) + fresh + text.slice(at + 1);
}

function lost(at: LineRef): LineRef {
  return { ...at, line: at.line + NOWHERE };
}
