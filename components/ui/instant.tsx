'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { ago, clock, day, exactInstant, shortInstant } from '#components/format/times.ts';
import { rememberInCookie } from './cookie.ts';

interface Clock {
  zone: string;
  /** First the instant of the render on the server, so that both sides word "today" alike. */
  now: string;
}

const ClockContext = createContext<Clock>({ zone: 'UTC', now: new Date(0).toISOString() });

const never = () => () => undefined;

/** The zone comes from a cookie so that the server writes the reader's times; the first visit corrects it. */
export function ClockProvider({
  zone,
  now,
  children,
}: {
  zone: string | null;
  now: string;
  children: ReactNode;
}) {
  const actual = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    () => zone ?? 'UTC',
  );
  useEffect(() => {
    if (actual !== zone) rememberInCookie('loglore_tz', actual);
  }, [actual, zone]);
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setCurrent(new Date().toISOString()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return <ClockContext value={{ zone: actual, now: current }}>{children}</ClockContext>;
}

export function useClock(): { zone: string; now: Date } {
  const { zone, now } = useContext(ClockContext);
  return { zone, now: new Date(now) };
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
