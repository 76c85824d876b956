import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { decodeProfile, encodeProfile } from '#lib/logs/profile/encode-profile.ts';
import { type Climber, climb, type Rung } from './rungs.ts';

/** What a worker is told: to read a piece of the file, to hand over what it has, or to take that in and finish. */
export type ClimbTask =
  | { type: 'read'; path: string; from: number; to: number; rung: Rung }
  | { type: 'hand-over' }
  | { type: 'finish'; parts: Uint8Array[] };

export type ClimbAnswer =
  | { type: 'read' }
  | { type: 'part'; profile: Uint8Array | undefined }
  | { type: 'finished'; templates: number; records: number };

/** What a stream learns its layouts from. */
const HEAD_BYTES = 256 * 1024;

const port = parentPort!;
const buffer = Buffer.allocUnsafe(1024 * 1024);
let climber: Climber | undefined;

port.on('message', (task: ClimbTask) => {
  switch (task.type) {
    case 'read': {
      climber ??= climb(task.rung);
      readPiece(climber, task.path, task.from, task.to);
      return answer({ type: 'read' });
    }
    case 'hand-over': {
      const profile = climber?.builder && encodeProfile(climber.builder);
      climber = undefined;
      return answer({ type: 'part', profile }, profile ? [profile.buffer] : []);
    }
    case 'finish': {
      const whole = climber?.builder;
      climber = undefined;
      for (const part of task.parts) {
        const other = decodeProfile(part);
        if (other) whole?.absorb(other);
      }
      const profile = whole?.finish();
      return answer({
        type: 'finished',
        templates: profile?.templates.length ?? 0,
        records: profile?.records ?? 0,
      });
    }
    default:
      return task satisfies never;
  }
});

function answer(message: ClimbAnswer, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

function readPiece(into: Climber, path: string, from: number, to: number): void {
  const file = openSync(path, 'r');
  const head = from === 0 ? buffer.subarray(0, 0) : headOf(file);
  const push = into.open(head);
  for (let at = from; at < to; ) {
    const read = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
    push(buffer.subarray(0, read));
    at += read;
  }
  closeSync(file);
  push(undefined);
}

function headOf(file: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const read = readSync(file, head, 0, head.length, 0);
  return head.subarray(0, head.lastIndexOf(10, read - 1) + 1);
}
