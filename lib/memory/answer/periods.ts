export type Period = 'hour' | 'day' | 'week' | 'month';

/** The period an instant lies in, by the clock of a zone: `2026-05-12 14:00`, `2026-05-12`, `2026-05`; weeks by their Monday. */
export function periodOf(period: Period, at: Date, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  switch (period) {
    case 'hour':
      return `${day} ${parts.hour}:00`;
    case 'day':
      return day;
    case 'week': {
      const date = new Date(`${day}T00:00:00Z`);
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
      return date.toISOString().slice(0, 10);
    }
    case 'month':
      return day.slice(0, 7);
    default:
      return period satisfies never;
  }
}
