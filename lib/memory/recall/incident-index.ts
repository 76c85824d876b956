import { FACETS, type Facet, facetVectors, type Vector } from './facets.ts';
import type { IncidentFingerprint } from './incident-fingerprint.ts';

/** A sign of one facet and the incidents that have it, in columns that grow. */
export interface Term {
  readonly key: string;
  docs: Int32Array;
  weights: Float64Array;
  size: number;
  /** Incidents still there; `docs` may name removed ones. */
  having: number;
}

export interface Side {
  readonly terms: readonly Term[];
  readonly weights: Float64Array;
}

interface Held {
  id: string;
  at: number;
  cluster: string | undefined;
  sides: Record<Facet, Side>;
}

/** Cosines of one facet: a number per incident, and which of them share anything. */
export interface Likeness {
  /** 0 where nothing is shared. */
  of: Float64Array;
  docs: Int32Array;
}

function byFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
}

/** Lengths of weighted vectors, each with the size of the index it was computed for; 0: not yet. */
interface Norms {
  value: Float64Array;
  of: Float64Array;
}

/**
 * TF-IDF over the facets of past incidents. Rarity changes as incidents arrive; lengths are computed when
 * asked for and kept until the index has grown by a tenth, which moves a cosine by well under a hundredth.
 */
export class IncidentIndex {
  readonly #terms = byFacet(() => new Map<string, Term>());
  readonly #held: (Held | undefined)[] = [];
  readonly #norms: Record<Facet, Norms> = byFacet(() => ({
    value: new Float64Array(64),
    of: new Float64Array(64),
  }));
  readonly #docOf = new Map<string, number>();

  /** Incidents that can be found. */
  get size(): number {
    return this.#docOf.size;
  }

  /** Places given out, those of removed incidents too. */
  get places(): number {
    return this.#held.length;
  }

  has(id: string): boolean {
    return this.#docOf.has(id);
  }

  ids(): Iterable<string> {
    return this.#docOf.keys();
  }

  /** Adds an incident, or replaces the one with the same id. */
  add(incident: IncidentFingerprint): void {
    this.remove(incident.id);
    const doc = this.#held.length;
    const vectors = facetVectors(incident);
    const sides = byFacet((facet): Side => {
      const terms = [...vectors[facet]].map(([key, weight]) => this.#post(facet, key, doc, weight));
      return { terms, weights: Float64Array.from(vectors[facet].values()) };
    });
    this.#held.push({ id: incident.id, at: incident.at, cluster: incident.cluster, sides });
    this.#docOf.set(incident.id, doc);
  }

  remove(id: string): boolean {
    const doc = this.#docOf.get(id);
    const held = doc === undefined ? undefined : this.#held[doc];
    if (doc === undefined || !held) return false;
    for (const facet of FACETS)
      for (const term of held.sides[facet].terms) {
        term.having--;
        if (term.having === 0) this.#terms[facet].delete(term.key);
      }
    this.#held[doc] = undefined;
    this.#docOf.delete(id);
    return true;
  }

  incident(doc: number): Held | undefined {
    return this.#held[doc];
  }

  /** 1 for what half of all incidents have, more for what is rare; unknown things are the rarest. */
  rarity(term: Term): number {
    return this.#rarity(term.having);
  }

  #rarity(having: number): number {
    return Math.log(1 + (this.size + 1) / (having + 0.5));
  }

  /** Cosine of the query with every incident that shares something in this facet. */
  cosines(facet: Facet, query: Vector): Likeness {
    const dots = new Float64Array(this.#held.length);
    const touched = new Int32Array(this.#held.length);
    let count = 0;
    let square = 0;
    for (const [key, weight] of query) {
      const term = this.#terms[facet].get(key);
      const rarity = this.#rarity(term?.having ?? 0);
      square += (weight * rarity) ** 2;
      if (!term) continue;
      const each = weight * rarity * rarity;
      const { docs, weights, size } = term;
      for (let i = 0; i < size; i++) {
        const doc = docs[i] as number;
        if (dots[doc] === 0) touched[count++] = doc;
        dots[doc] = (dots[doc] as number) + each * (weights[i] as number);
      }
    }
    const length = Math.sqrt(square) || 1;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const doc = touched[i] as number;
      if (this.#held[doc] === undefined) {
        dots[doc] = 0;
        continue;
      }
      dots[doc] = Math.min(1, (dots[doc] as number) / (length * this.#norm(facet, doc)));
      touched[kept++] = doc;
    }
    return { of: dots, docs: touched.subarray(0, kept) };
  }

  /** Computes all lengths, incident by incident, so that the first questions need not. */
  *settle(): Generator<void> {
    for (const doc of [...this.#docOf.values()]) {
      for (const facet of FACETS) this.#norm(facet, doc);
      yield;
    }
  }

  #norm(facet: Facet, doc: number): number {
    const norms = this.#norms[facet];
    if (doc >= norms.value.length) {
      norms.value = grown(norms.value, doc);
      norms.of = grown(norms.of, doc);
    }
    const known = norms.of[doc] as number;
    if (known > 0 && Math.abs(this.size - known) <= known / 10) return norms.value[doc] as number;
    const side = this.#held[doc]?.sides[facet];
    let square = 0;
    for (let i = 0; side && i < side.terms.length; i++)
      square += ((side.weights[i] as number) * this.#rarity((side.terms[i] as Term).having)) ** 2;
    const value = Math.sqrt(square) || 1;
    norms.value[doc] = value;
    norms.of[doc] = this.size;
    return value;
  }

  #post(facet: Facet, key: string, doc: number, weight: number): Term {
    let term = this.#terms[facet].get(key);
    if (!term) {
      term = { key, docs: new Int32Array(2), weights: new Float64Array(2), size: 0, having: 0 };
      this.#terms[facet].set(key, term);
    }
    if (term.size === term.docs.length) {
      const docs = new Int32Array(term.size * 2);
      docs.set(term.docs);
      term.docs = docs;
      term.weights = grown(term.weights, term.size);
    }
    term.docs[term.size] = doc;
    term.weights[term.size] = weight;
    term.size++;
    term.having++;
    return term;
  }
}

function grown(column: Float64Array, at: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(at + 1, column.length * 2));
  larger.set(column);
  return larger;
}
