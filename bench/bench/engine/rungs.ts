import { ProfileBuilder } from '#lib/logs/profile/profile-builder.ts';
import { LogStream } from '#lib/logs/read/open-stream.ts';
import type { LogRecord } from '#lib/logs/record.ts';
import { TemplateMiner } from '#lib/logs/templates/template-miner.ts';

/** The rungs of the ladder: each does the work of the one before and more. */
export const RUNGS = ['newlines', 'time+level', 'templates', 'everything'] as const;
export type Rung = (typeof RUNGS)[number];

/** Reads text up to a rung. */
export interface Climb {
  lines: number;
  push(chunk: Buffer): void;
  /** Ends the text; answers the profile where the rung makes one. */
  end(): ProfileBuilder | undefined;
}

export function climb(rung: Rung): Climb {
  switch (rung) {
    case 'newlines':
      return {
        lines: 0,
        push(chunk) {
          for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.lines++;
        },
        end: () => undefined,
      };
    case 'time+level':
      return streamTo(() => undefined);
    case 'templates': {
      const miner = new TemplateMiner();
      return streamTo((record) => miner.add(record.buf, record.msgStart, record.msgEnd));
    }
    case 'everything': {
      const builder = new ProfileBuilder();
      builder.openFile('bench.log');
      return streamTo((record) => builder.add(record), builder);
    }
    default:
      return rung satisfies never;
  }
}

function streamTo(sink: (record: LogRecord) => void, builder?: ProfileBuilder): Climb {
  const stream = new LogStream({}, sink);
  return {
    lines: 0,
    push: (chunk) => stream.push(chunk),
    end() {
      stream.end();
      this.lines = stream.counts.lines;
      builder?.noteSkipped(stream.counts);
      return builder;
    },
  };
}
