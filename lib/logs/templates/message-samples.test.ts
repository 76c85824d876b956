import { expect, test } from 'vitest';
import { ByteReader } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { MessageSamples } from './message-samples.ts';

const LEAVES = 1_500;
const encoder = new TextEncoder();

function samplesOf(leaves: number): MessageSamples {
  const samples = new MessageSamples();
  for (let leaf = 0; leaf < leaves; leaf++) samples.addLeaf(1);
  return samples;
}

function take(samples: MessageSamples, leaf: number, i: number): void {
  const bytes = encoder.encode(`value ${i} of ${leaf}`);
  let hash = i * LEAVES + leaf;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  samples.add(leaf, (hash ^ (hash >>> 13)) >>> 0, 0, bytes, 0, bytes.length);
}

function told(samples: MessageSamples): unknown[] {
  return Array.from({ length: LEAVES }, (_, leaf) => {
    const entries = Array.from({ length: samples.size(leaf) }, (_, i) => samples.first(leaf) + i);
    const values = entries.map((entry) => {
      const text = samples.bytes.subarray(samples.start(entry), samples.end(entry));
      return `${samples.countOf(entry)} ${samples.words(entry)} ${Buffer.from(text)}`;
    });
    return [samples.isExact(leaf), samples.distinct(leaf), values.sort()];
  });
}

test('more messages than may be kept: every leaf keeps fewer, the same in any order and any parts', () => {
  const whole = samplesOf(LEAVES);
  const parts = [samplesOf(LEAVES), samplesOf(LEAVES), samplesOf(LEAVES)];
  const messages: [leaf: number, i: number][] = [];
  for (let leaf = 0; leaf < LEAVES; leaf++)
    for (let i = 0; i < (leaf % 3 === 0 ? 20 : 90); i++) messages.push([leaf, i], [leaf, i]);
  for (const [leaf, i] of messages) take(whole, leaf, i);
  for (const [at, [leaf, i]] of messages.reverse().entries()) take(parts[at % 3]!, leaf, i);
  const [first, ...others] = parts;
  for (const other of others) {
    first!.agree(other);
    for (let leaf = 0; leaf < LEAVES; leaf++) first!.absorb(leaf, other, leaf, [0]);
  }
  const wanted = told(whole);
  expect(told(first!)).toEqual(wanted);
  expect(whole.size(1)).toBeLessThan(64);
  expect(whole.isExact(0)).toBe(true);
  expect(whole.isExact(1)).toBe(false);
  const out = new ByteWriter();
  whole.write(out);
  const read = samplesOf(LEAVES);
  read.read(new ByteReader(out.finish()), 1);
  expect(told(read)).toEqual(wanted);
});
