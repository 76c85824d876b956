import { ProfileBuilder } from '#lib/logs/profile/profile-builder.ts';
import { LogStream } from '#lib/logs/read/open-stream.ts';
import type { LogRecord } from '#lib/logs/record.ts';
import { TemplateMiner } from '#lib/logs/templates/template-miner.ts';

/** The rungs of the ladder: each does the work of the one before and more. */
export const RUNGS = ['newlines', 'time+level', 'templates', 'everything'] as const;
export type Rung = (typeof RUNGS)[number];

/** Reads pieces of text up to a rung. */
export interface Climber {
  /**
   * Begins a piece; what it answers takes the bytes, then undefined at the end. `head` is how the file begins: what its
   * lines look like is learned there, whichever piece is read.
   */
  open(head: Buffer): (bytes: Buffer | undefined) => void;
  /** The profile of all pieces, on the rung that makes one. */
  builder: ProfileBuilder | undefined;
}

export function climb(rung: Rung): Climber {
  switch (rung) {
    case 'newlines':
      return { open: () => countNewlines, builder: undefined };
    case 'time+level':
      return streamTo(() => undefined);
    case 'templates': {
      const miner = new TemplateMiner();
      return streamTo((record) => miner.add(record.buf, record.msgStart, record.msgEnd));
    }
    case 'everything': {
      const builder = new ProfileBuilder();
      return streamTo((record) => builder.add(record), builder);
    }
    default:
      return rung satisfies never;
  }
}

function countNewlines(bytes: Buffer | undefined): void {
  for (let at = bytes?.indexOf(10) ?? -1; at >= 0; at = bytes!.indexOf(10, at + 1));
}

function streamTo(sink: (record: LogRecord) => void, builder?: ProfileBuilder): Climber {
  return {
    builder,
    open(head) {
      builder?.openFile('bench.log');
      const stream = new LogStream({}, (record) => {
        if (record.offset >= head.length) sink(record);
      });
      stream.push(head);
      return (bytes) => {
        if (bytes) return stream.push(bytes);
        stream.end();
        builder?.noteSkipped(stream.counts);
      };
    },
  };
}
