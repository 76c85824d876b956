'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { ago, clock, day, exactInstant, shortInstant } from '#components/format/times.ts';
import { rememberInCookie } from './cookie.ts';

interface Clock {
  zone: string;
  chosen: string | null;
  choose: (zone: string | null) => void;
  /** First the instant of the render on the server, so that both sides word "today" alike. */
  now: string;
}

const ClockContext = createContext<Clock>({
  zone: 'UTC',
  chosen: null,
  choose: () => undefined,
  now: new Date(0).toISOString(),
});

const never = () => () => undefined;

/**
 * The zone comes from a cookie so that the server writes the reader's times; the first visit corrects it. A zone
 * that the reader chose holds until they choose another.
 */
export function ClockProvider({
  zone,
  chosen: chosenAtFirst,
  now,
  children,
}: {
  zone: string | null;
  chosen: string | null;
  now: string;
  children: ReactNode;
}) {
  const actual = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    () => zone ?? 'UTC',
  );
  const [chosen, setChosen] = useState(chosenAtFirst);
  useEffect(() => {
    if (chosen === null && actual !== zone) rememberInCookie('loglore_tz', actual);
  }, [actual, zone, chosen]);
  const choose = useCallback((next: string | null) => {
    setChosen(next);
    rememberInCookie('loglore_tz_chosen', next ?? '');
  }, []);
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setCurrent(new Date().toISOString()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <ClockContext value={{ zone: chosen ?? actual, chosen, choose, now: current }}>{children}</ClockContext>
  );
}

export function useClock(): { zone: string; now: Date } {
  const { zone, now } = useContext(ClockContext);
  return { zone, now: new Date(now) };
}

/** The zone the reader chose, null for their browser's, and how to choose. */
export function useZoneChoice(): Pick<Clock, 'chosen' | 'choose'> {
  const { chosen, choose } = useContext(ClockContext);
  return { chosen, choose };
}

const shapes = {
  short: shortInstant,
  clock: (at: Date, zone: string) => clock(at, zone),
  day,
  ago: (at: Date, _zone: string, now: Date) => ago(at, now),
} as const;

/** A time in the reader's zone; the exact instant on hover. */
export function Instant({
  at,
  as = 'short',
  className,
}: {
  at: string;
  as?: keyof typeof shapes;
  className?: string;
}) {
  const { zone, now } = useClock();
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span className={className}>{at}</span>;
  return (
    <time dateTime={at} title={exactInstant(date, zone)} className={className}>
      {shapes[as](date, zone, now)}
    </time>
  );
}
