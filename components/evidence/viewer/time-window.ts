/** A moment that is worth seeing: a change, the first error. */
export interface TimeMark {
  at: string;
  says: string;
  bad: boolean;
}

export interface TimeWindow {
  from: string;
  to: string;
}

/**
 * The span between two places of a picture of time (shares of its width, in either order), widened to whole
 * bars; null for a press without a drag.
 */
export function windowBetween(
  span: { from: string; to: string; barMs: number },
  a: number,
  b: number,
): TimeWindow | null {
  const start = Date.parse(span.from);
  const length = Date.parse(span.to) - start;
  const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) => Math.min(1, Math.max(0, one)));
  if (high! - low! < 0.004) return null;
  const from = Math.floor((low! * length) / span.barMs) * span.barMs;
  const to = Math.min(length, Math.ceil((high! * length) / span.barMs) * span.barMs);
  return { from: new Date(start + from).toISOString(), to: new Date(start + to).toISOString() };
}

/** Moves one edge of the window by whole bars, staying inside the span and at least a bar wide. */
export function nudgeEdge(
  span: { from: string; to: string; barMs: number },
  window: TimeWindow,
  edge: keyof TimeWindow,
  bars: number,
): TimeWindow {
  const [least, most] = [Date.parse(span.from), Date.parse(span.to)];
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const by = bars * span.barMs;
  const next =
    edge === 'from'
      ? Math.max(least, Math.min(from + by, to - span.barMs))
      : Math.min(most, Math.max(to + by, from + span.barMs));
  return { ...window, [edge]: new Date(next).toISOString() };
}
