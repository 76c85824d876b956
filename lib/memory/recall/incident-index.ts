import { FACETS, type Facet, facetVectors, type Vector } from './facets.ts';
import type { IncidentFingerprint } from './incident-fingerprint.ts';

interface Term {
  docs: number[];
  weights: number[];
  /** Documents still there; `docs` may name removed ones. */
  having: number;
}

interface Held {
  id: string;
  at: number;
  cluster: string | undefined;
  vectors: Record<Facet, Vector>;
}

/** Length of a document's weighted vector, with the size of the index it was computed for. */
interface Norm {
  value: number;
  of: number;
}

/**
 * TF-IDF over the facets of past incidents. Rarity changes as incidents arrive; lengths are computed when
 * asked for and kept until the index has grown by a tenth, which moves a cosine by well under a hundredth.
 */
export class IncidentIndex {
  readonly #terms: Record<Facet, Map<string, Term>> = {
    suspects: new Map(),
    templates: new Map(),
    logWords: new Map(),
    exceptions: new Map(),
    services: new Map(),
    errorCodes: new Map(),
    words: new Map(),
  };
  readonly #held: (Held | undefined)[] = [];
  readonly #norms: Record<Facet, Norm[]> = {
    suspects: [],
    templates: [],
    logWords: [],
    exceptions: [],
    services: [],
    errorCodes: [],
    words: [],
  };
  readonly #docOf = new Map<string, number>();

  /** Incidents that can be found. */
  get size(): number {
    return this.#docOf.size;
  }

  has(id: string): boolean {
    return this.#docOf.has(id);
  }

  /** Adds an incident, or replaces the one with the same id. */
  add(incident: IncidentFingerprint): void {
    this.remove(incident.id);
    const doc = this.#held.length;
    const vectors = facetVectors(incident);
    this.#held.push({ id: incident.id, at: incident.at, cluster: incident.cluster, vectors });
    this.#docOf.set(incident.id, doc);
    for (const facet of FACETS)
      for (const [key, weight] of vectors[facet]) {
        let term = this.#terms[facet].get(key);
        if (!term) {
          term = { docs: [], weights: [], having: 0 };
          this.#terms[facet].set(key, term);
        }
        term.docs.push(doc);
        term.weights.push(weight);
        term.having++;
      }
  }

  remove(id: string): boolean {
    const doc = this.#docOf.get(id);
    const held = doc === undefined ? undefined : this.#held[doc];
    if (doc === undefined || !held) return false;
    for (const facet of FACETS)
      for (const key of held.vectors[facet].keys()) {
        const term = this.#terms[facet].get(key);
        if (!term) continue;
        term.having--;
        if (term.having === 0) this.#terms[facet].delete(key);
      }
    this.#held[doc] = undefined;
    this.#docOf.delete(id);
    return true;
  }

  incident(doc: number): Held | undefined {
    return this.#held[doc];
  }

  /** 1 for what half of all incidents have, more for what is rare; unknown things are the rarest. */
  rarity(facet: Facet, key: string): number {
    return this.#rarity(this.#terms[facet].get(key)?.having ?? 0);
  }

  #rarity(having: number): number {
    return Math.log(1 + (this.size + 1) / (having + 0.5));
  }

  /** Cosine of the query with every incident that shares something in this facet. */
  cosines(facet: Facet, query: Vector): Map<number, number> {
    const dots = new Map<number, number>();
    let square = 0;
    for (const [key, weight] of query) {
      const term = this.#terms[facet].get(key);
      const rarity = this.#rarity(term?.having ?? 0);
      square += (weight * rarity) ** 2;
      if (!term) continue;
      const each = weight * rarity * rarity;
      for (let i = 0; i < term.docs.length; i++) {
        const doc = term.docs[i] as number;
        dots.set(doc, (dots.get(doc) ?? 0) + each * (term.weights[i] as number));
      }
    }
    const length = Math.sqrt(square) || 1;
    for (const [doc, dot] of dots) {
      if (this.#held[doc]) dots.set(doc, Math.min(1, dot / (length * this.#norm(facet, doc))));
      else dots.delete(doc);
    }
    return dots;
  }

  #norm(facet: Facet, doc: number): number {
    const known = this.#norms[facet][doc];
    if (known && Math.abs(this.size - known.of) <= known.of / 10) return known.value;
    let square = 0;
    for (const [key, weight] of this.#held[doc]?.vectors[facet] ?? [])
      square += (weight * this.rarity(facet, key)) ** 2;
    const value = Math.sqrt(square) || 1;
    this.#norms[facet][doc] = { value, of: this.size };
    return value;
  }
}
