import { useCallback, useEffect, useRef, useState } from 'react';
import { searchLines } from '#app/actions/logs.ts';
import { askServer } from '#components/ui/ask-server.ts';

/** More places than this are not walked one by one; the count then says so. */
const MOST = 20_000;

export interface Found {
  text: string;
  lines: number[];
  /** Everything was looked at, or enough was found. */
  done: boolean;
  more: boolean;
  problem: string | null;
}

const nothing: Found = { text: '', lines: [], done: true, more: false, problem: null };

/** Lines of a file that hold a text, found piece by piece so that the first ones can be visited at once. */
export function useFind(logSetId: string, file: string | null): [Found, (text: string) => void] {
  const [found, setFound] = useState<Found>(nothing);
  const turn = useRef(0);
  useEffect(() => {
    void file;
    void logSetId;
    turn.current++;
    setFound(nothing);
  }, [logSetId, file]);
  const find = useCallback(
    async (text: string) => {
      const mine = ++turn.current;
      if (!text || file === null) return setFound(nothing);
      let now: Found = { ...nothing, text, done: false };
      setFound(now);
      let cursor: string | undefined;
      do {
        const page = searchLines({
          logSetId,
          filter: { file, text },
          limit: 500,
          ...(cursor === undefined ? {} : { cursor }),
        });
        const got = await askServer(page, 'not every line was looked at');
        if (turn.current !== mine) return;
        if (!got.ok) return setFound({ ...now, done: true, problem: got.error.sentence });
        cursor = got.value.next;
        const lines = now.lines.concat(got.value.lines.map((one) => one.line + breaksBefore(one.text, text)));
        const more = cursor !== undefined && lines.length >= MOST;
        now = { ...now, lines, more, done: cursor === undefined || more };
        setFound(now);
      } while (!now.done);
    },
    [logSetId, file],
  );
  return [found, find];
}

/** A record may run over several lines: how many of them come before the text. */
function breaksBefore(record: string, text: string): number {
  const at = record.toLowerCase().indexOf(text.toLowerCase());
  return at < 0 ? 0 : record.slice(0, at).split('\n').length - 1;
}
