import { describe, expect, it } from 'vitest';
import { ago, dayGroup, exactInstant, shortInstant, span } from './times.ts';

const now = new Date('2026-03-05T09:00:00Z');
const at = (iso: string) => new Date(iso);

describe('times for people', () => {
  it('shows as much of an instant as tells it apart from now', () => {
    expect(shortInstant(at('2026-03-05T08:02:00Z'), 'UTC', now)).toBe('08:02');
    expect(shortInstant(at('2026-03-04T23:59:00Z'), 'UTC', now)).toBe('yesterday 23:59');
    expect(shortInstant(at('2026-03-03T10:00:00Z'), 'UTC', now)).toBe('Tue 10:00');
    expect(shortInstant(at('2026-01-12T10:00:00Z'), 'UTC', now)).toBe('12 Jan');
    expect(shortInstant(at('2025-05-12T10:00:00Z'), 'UTC', now)).toBe('12 May 2025');
  });

  it("takes the day from the reader's zone, not from UTC", () => {
    const late = at('2026-03-04T23:30:00Z');
    expect(dayGroup(late, 'UTC', now)).toBe('Yesterday');
    expect(dayGroup(late, 'Asia/Dhaka', now)).toBe('Today');
  });

  it('gives the exact instant in both zones when they differ', () => {
    expect(exactInstant(at('2026-03-05T08:02:07.120Z'), 'UTC')).toBe('2026-03-05 08:02:07.120 UTC');
    expect(exactInstant(at('2026-03-05T08:02:07.120Z'), 'Asia/Dhaka')).toBe(
      '2026-03-05 14:02:07.120 Asia/Dhaka · 2026-03-05 08:02:07.120 UTC',
    );
  });

  it('names an open or closed span', () => {
    expect(span(at('2026-03-05T08:00:00Z'), at('2026-03-05T08:15:30Z'), 'UTC', now)).toBe('08:00–08:15:30');
    expect(span(at('2026-03-04T08:00:00Z'), at('2026-03-05T08:15:00Z'), 'UTC', now)).toBe(
      '4 Mar 08:00–08:15',
    );
    expect(span(at('2026-03-05T08:00:00Z'), undefined, 'UTC', now)).toBe('since 08:00');
    expect(span(undefined, undefined, 'UTC', now)).toBe('all times');
  });

  it('says roughly how long ago', () => {
    expect(ago(at('2026-03-05T08:59:40Z'), now)).toBe('just now');
    expect(ago(at('2026-03-05T06:00:00Z'), now)).toBe('3 h ago');
    expect(ago(at('2026-03-04T06:00:00Z'), now)).toBe('1 day ago');
    expect(ago(at('2025-12-24T06:00:00Z'), now)).toBe('2 months ago');
  });
});
