import type { Facet } from './facets.ts';
import type { Reason } from './rank-similar-incidents.ts';

/** Sentences that say what two incidents share, the strongest first. */
export function explainMatch(reasons: readonly Reason[]): string[] {
  return reasons.slice(0, 4).map((reason) => sentence(reason.facet, reason));
}

function sentence(facet: Facet, { shared, sharedCount, askedCount, likeness }: Reason): string {
  const names = shared.slice(0, 3).join(', ');
  const alike = `${Math.round(likeness * 100)} % alike`;
  switch (facet) {
    case 'suspects':
      return `The same component failed in the same way: ${names} (${alike}).`;
    case 'templates':
      return `${sharedCount} of ${askedCount} telling line templates are the same (${alike}).`;
    case 'logWords':
      return `Its lines use the same words: ${names} (${alike}).`;
    case 'exceptions':
      return `The same exception: ${names}.`;
    case 'services':
      return `The same services: ${names}.`;
    case 'errorCodes':
      return `The same error code: ${names}.`;
    case 'words':
      return `It was described in the same words: ${names} (${alike}).`;
    default:
      return facet satisfies never;
  }
}
