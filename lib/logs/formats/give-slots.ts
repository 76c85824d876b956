import {
  F_HOST,
  F_LOGGER,
  F_PID,
  F_POD,
  F_REQUEST,
  F_SERVICE,
  F_SPAN,
  F_THREAD,
  F_TRACE,
} from '../record.ts';
import type { Header } from './infer-header.ts';
import {
  OP_ANGLE,
  OP_BRACKET,
  OP_CLOSE,
  OP_GLUED_TAG,
  OP_LETTER,
  OP_LEVEL,
  OP_PRIORITY,
  OP_STAMP,
  OP_STRUCTURED,
  OP_TAG,
  OP_WORD,
  SLOT_PAIRS,
  SLOT_SLEUTH,
} from './read-field.ts';
import { isIdentifier, isNumberWord, isPodName, isQualifiedName } from './word-kinds.ts';

export function latin(buf: Uint8Array, start: number, end: number): string {
  return Buffer.from(buf.buffer, buf.byteOffset + start, Math.max(0, end - start)).toString('latin1');
}

interface FieldFacts {
  share: (test: (start: number, end: number) => boolean) => number;
  constant: string | undefined;
}

function factsOf(buf: Uint8Array, found: Int32Array): FieldFacts {
  let first: string | undefined;
  let constant = true;
  let n = 0;
  for (let i = 0; i < found.length; i += 2) {
    if (found[i]! < 0) continue;
    n++;
    if (!constant) continue;
    const text = latin(buf, found[i]!, Math.min(found[i + 1]!, found[i]! + 64));
    if (first === undefined) first = text;
    else if (first !== text) constant = false;
  }
  return {
    share: (test) => {
      let hits = 0;
      for (let i = 0; i < found.length; i += 2) if (found[i]! >= 0 && test(found[i]!, found[i + 1]!)) hits++;
      return n === 0 ? 0 : hits / n;
    },
    constant: constant ? first : undefined,
  };
}

/** What each field of a header is, judged by what stands in it over the sample. */
export function giveSlots(buf: Uint8Array, header: Header, syslogLike: boolean): Int8Array {
  const slots = new Int8Array(header.ops.length).fill(-1);
  const used = new Set<number>();
  const give = (i: number, slot: number): undefined => {
    if (slot < SLOT_PAIRS && used.has(slot)) return;
    used.add(slot);
    slots[i] = slot;
  };
  // a relay's header: the host stands behind the first stamp
  const after = syslogLike ? header.ops.indexOf(OP_STAMP) + 1 : header.essential;
  const tagAt = header.ops.indexOf(OP_TAG, after);
  const prioritised = header.ops[0] === OP_PRIORITY;
  const levelBefore = header.ops
    .slice(0, tagAt < 0 ? undefined : tagAt)
    .some((op) => op === OP_LEVEL || op === OP_LETTER);
  const syslog =
    (syslogLike || prioritised || tagAt === after + 1) && !levelBefore && header.ops[after] === OP_WORD;
  if (header.ops.includes(OP_STRUCTURED)) {
    // RFC 5424: host, application, process, message id
    slots[after] = F_HOST;
    slots[after + 1] = F_SERVICE;
    slots[after + 2] = F_PID;
    return slots;
  }
  let idName = '';
  for (const [i, op] of header.ops.entries()) {
    if (
      op !== OP_WORD &&
      op !== OP_TAG &&
      op !== OP_BRACKET &&
      op !== OP_ANGLE &&
      op !== OP_CLOSE &&
      op !== OP_GLUED_TAG
    )
      continue;
    const facts = factsOf(buf, header.fields[i]!);
    if (syslog && i === after) {
      give(i, F_HOST);
      continue;
    }
    if (syslog && i === tagAt) {
      give(i, F_SERVICE);
      continue;
    }
    if (
      op === OP_TAG &&
      header.ops[i + 1] === OP_WORD &&
      facts.constant !== undefined &&
      /id$|trace|span/i.test(facts.constant)
    ) {
      idName = facts.constant.toLowerCase();
      continue;
    }
    if (facts.share((s, e) => isIdentifier(buf, s, e)) >= 0.5) {
      give(i, slotOfId(idName, facts, buf));
      idName = '';
      continue;
    }
    if (facts.share((s, e) => isNumberWord(buf, s, e)) >= 0.9) {
      give(i, F_PID);
      continue;
    }
    if (op === OP_BRACKET) {
      if (facts.share((s, e) => latin(buf, s, Math.min(e, s + 300)).includes('id=')) >= 0.3) {
        give(i, SLOT_PAIRS);
        continue;
      }
      if (facts.share((s, e) => isSleuth(latin(buf, s, Math.min(e, s + 200)))) >= 0.5) {
        give(i, SLOT_SLEUTH);
        continue;
      }
    }
    if (facts.share((s, e) => isPodName(buf, s, e)) >= 0.5) {
      give(i, F_POD);
      continue;
    }
    if (i < after) {
      if (op === OP_TAG || op === OP_GLUED_TAG) give(i, F_LOGGER);
      continue;
    }
    const qualified = facts.share((s, e) => isQualifiedName(buf, s, e)) >= 0.5;
    if (op === OP_TAG || op === OP_GLUED_TAG || op === OP_CLOSE || qualified) {
      give(i, F_LOGGER);
      continue;
    }
    if (op === OP_BRACKET || op === OP_ANGLE) {
      give(i, used.has(F_THREAD) ? F_LOGGER : F_THREAD);
      continue;
    }
    // a word right before a separator at the header's end is the logger's name
    if (i >= header.ops.length - 2 && i > after) give(i, F_LOGGER);
  }
  return slots;
}

function isSleuth(text: string): boolean {
  return /^[\w.-]*,[0-9a-f]{0,32},[0-9a-f]{0,32}(,\w*)?$/i.test(text);
}

function slotOfId(name: string, facts: FieldFacts, _buf: Uint8Array): number {
  if (name.includes('span')) return F_SPAN;
  if (name.includes('trace')) return F_TRACE;
  if (name) return F_REQUEST;
  if (facts.share((s, e) => e - s === 32) >= 0.5) return F_TRACE;
  if (facts.share((s, e) => e - s === 16) >= 0.5) return F_SPAN;
  return F_REQUEST;
}
