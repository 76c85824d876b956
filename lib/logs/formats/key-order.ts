import { contextOfKey, ROLE_NONE, roleOfKey } from './key-roles.ts';

/** Keys remembered per line and the longest of them; beyond that keys are looked up as if new. */
const KEYS = 64;
const KEY_BYTES = 48;

/**
 * The keys of the last line in their order. A program writes the same keys again and again, so a key is
 * compared in place with the one that stood there before instead of being folded, hashed and looked up.
 * Only remembers what `roleOfKey` says: results never depend on it.
 */
export class KeyOrder {
  /** Role and rank of the key found last, as `roleOfKey` gives them. */
  role = ROLE_NONE;
  private readonly closer: number;
  private readonly bytes = new Uint8Array(KEYS * KEY_BYTES);
  private readonly lengths = new Uint8Array(KEYS);
  private readonly parents = new Uint8Array(KEYS);
  private readonly roles = new Int32Array(KEYS);
  private readonly contexts = new Int16Array(KEYS);
  private next = 0;

  /** `closer` is the byte that stands behind every key. */
  constructor(closer: number) {
    this.closer = closer;
  }

  restart(): void {
    this.next = 0;
  }

  /** End of the key at `p` if it is the one expected here, else -1. */
  match(buf: Uint8Array, p: number, end: number, parent: number): number {
    const slot = this.next;
    if (slot >= KEYS) return -1;
    const stop = p + this.lengths[slot]!;
    if (stop === p || stop >= end || buf[stop] !== this.closer || this.parents[slot] !== parent) return -1;
    const bytes = this.bytes;
    for (let q = p, i = slot * KEY_BYTES; q < stop; q++, i++) if (bytes[i] !== buf[q]) return -1;
    this.role = this.roles[slot]!;
    this.next = slot + 1;
    return stop;
  }

  /** Looks a key up and expects it at this place from now on. */
  learn(buf: Uint8Array, start: number, end: number, parent: number): void {
    this.role = roleOfKey(buf, start, end, parent);
    const slot = this.next++;
    if (slot >= KEYS) return;
    const length = end - start;
    this.lengths[slot] = length <= KEY_BYTES ? length : 0;
    if (length > KEY_BYTES) return;
    for (let i = 0; i < length; i++) this.bytes[slot * KEY_BYTES + i] = buf[start + i]!;
    this.parents[slot] = parent;
    this.roles[slot] = this.role;
    this.contexts[slot] = -1;
  }

  /** `contextOfKey` of the key found last. */
  context(buf: Uint8Array, start: number, end: number, parent: number): number {
    const slot = this.next - 1;
    if (slot >= KEYS || this.lengths[slot] === 0) return contextOfKey(buf, start, end, parent);
    if (this.contexts[slot]! < 0) this.contexts[slot] = contextOfKey(buf, start, end, parent);
    return this.contexts[slot]!;
  }
}
