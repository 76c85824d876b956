import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentFingerprint } from './incident-fingerprint.ts';
import { IncidentIndex } from './incident-index.ts';
import { rankSimilarIncidents } from './rank-similar-incidents.ts';
import { recheckIncident, sayRecheck } from './recheck-incident.ts';

const NOW = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;

function incident(id: string, parts: Partial<IncidentFingerprint> = {}): IncidentFingerprint {
  return {
    id,
    at: NOW,
    title: '',
    text: '',
    suspects: [],
    templates: [],
    exceptions: [],
    services: [],
    errorCodes: [],
    ...parts,
  };
}

const poolEmpty = {
  text: 'connection pool of <*> exhausted after <*> ms',
  level: 'error',
  count: 40,
} as const;
const poolMasked = {
  text: 'connection pool of db-7 exhausted after 5000 ms',
  level: 'error',
  count: 3,
} as const;
const diskFull = { text: 'no space left on device <*>', level: 'error', count: 12 } as const;
const hello = { text: 'request <*> served in <*> ms', level: 'info', count: 9000 } as const;

function indexOf(...incidents: IncidentFingerprint[]): IncidentIndex {
  const index = new IncidentIndex();
  for (const each of incidents) index.add(each);
  return index;
}

describe('ranking past incidents', () => {
  test('the same trouble under other ids and hosts comes first and says why', () => {
    const index = indexOf(
      incident('disk', { templates: [diskFull, hello], services: ['orders-2'] }),
      incident('pool', { templates: [poolEmpty, hello], services: ['orders-1'] }),
    );
    const hits = rankSimilarIncidents(
      index,
      incident('now', { templates: [poolMasked, hello], services: ['orders-9'] }),
    );
    expect(hits.map((hit) => hit.id)).toEqual(['pool']);
    const reason = hits[0]?.reasons.find((each) => each.facet === 'templates');
    expect(reason).toMatchObject({ sharedCount: 2, askedCount: 2 });
    expect(reason?.shared[0]).toBe('connection pool of exhausted after ms');
  });

  test('the same service with another fault is a near miss and refused', () => {
    const index = indexOf(
      incident('disk', { templates: [diskFull], services: ['orders'], title: 'orders slow' }),
    );
    const asked = incident('now', { templates: [poolEmpty], services: ['orders'], title: 'orders fails' });
    expect(rankSimilarIncidents(index, asked)).toEqual([]);
    expect(rankSimilarIncidents(index, asked, { refuseNearMisses: false })).toHaveLength(1);
  });

  test('among equals the more recent one comes first', () => {
    const index = indexOf(
      incident('old', { templates: [poolEmpty], at: NOW - 300 * DAY }),
      incident('new', { templates: [poolEmpty], at: NOW - DAY }),
      incident('older', { templates: [poolEmpty], at: NOW - 900 * DAY }),
    );
    const hits = rankSimilarIncidents(index, incident('now', { templates: [poolEmpty] }));
    expect(hits.map((hit) => hit.id)).toEqual(['new', 'old', 'older']);
  });

  test('members of one cluster are named together', () => {
    const index = indexOf(
      incident('a', { templates: [poolEmpty], cluster: 'shop:POOL' }),
      incident('b', { templates: [poolEmpty, diskFull], cluster: 'shop:POOL' }),
    );
    const hits = rankSimilarIncidents(index, incident('now', { templates: [poolEmpty] }));
    expect(hits[0]).toMatchObject({ id: 'a', cluster: 'shop:POOL', sameCluster: ['b'] });
  });

  test('an incident never finds itself, and what was removed or replaced is not found as it was', () => {
    const index = indexOf(
      incident('a', { templates: [poolEmpty] }),
      incident('b', { templates: [poolEmpty] }),
    );
    expect(
      rankSimilarIncidents(index, incident('a', { templates: [poolEmpty] })).map((hit) => hit.id),
    ).toEqual(['b']);
    index.remove('b');
    expect(rankSimilarIncidents(index, incident('a', { templates: [poolEmpty] }))).toEqual([]);
    index.add(incident('a', { templates: [diskFull] }));
    expect(index.size).toBe(1);
    expect(rankSimilarIncidents(index, incident('now', { templates: [poolEmpty] }))).toEqual([]);
  });

  test('an error that stopped says nothing, one that surged says much', () => {
    const index = indexOf(
      incident('stopped', { templates: [{ ...poolEmpty, count: 0, change: 0.05 }] }),
      incident('surged', { templates: [{ ...poolEmpty, change: 30 }] }),
    );
    const hits = rankSimilarIncidents(index, incident('now', { templates: [{ ...poolEmpty, change: 12 }] }));
    expect(hits.map((hit) => hit.id)).toEqual(['surged']);
  });

  test('words alone find a report that tells the same story', () => {
    const index = indexOf(
      incident('same', {
        title: 'Poller hangs after certificate renewal',
        text: 'restart of the poller helped',
      }),
      incident('other', { title: 'Dashboard shows wrong totals', text: 'time zone of the poller host' }),
    );
    const asked = incident('now', {
      title: 'poller hung since the certificate was renewed',
      text: 'restart?',
    });
    expect(rankSimilarIncidents(index, asked).map((hit) => hit.id)).toEqual(['same']);
  });
});

describe('checking a past incident against today', () => {
  test('its telling templates are counted in today’s lines', () => {
    const past = [poolEmpty, diskFull, hello];
    const today = [
      { text: 'connection pool of <*> exhausted after <*> ms', count: 200, firstSeen: NOW + 5 },
      { text: 'connection pool of <*> exhausted after 20 ms', count: 14, firstSeen: NOW },
      { text: 'request <*> served in <*> ms', count: 100_000 },
    ];
    expect(recheckIncident(past, today)).toEqual({ of: 2, found: 1, times: 214, since: NOW });
    expect(recheckIncident([], today)).toEqual({ of: 0, found: 0, times: 0 });
  });

  test('what it lacked is no trouble to look for', () => {
    const confirmed = { text: 'order confirmed', level: 'info', count: 65, change: 0.04 } as const;
    expect(recheckIncident([poolEmpty, confirmed], [{ text: 'order confirmed', count: 90 }])).toEqual({
      of: 1,
      found: 0,
      times: 0,
    });
  });

  test('what occurs here is told with its count and the time in the zone of who asks', () => {
    const now = new Date('2026-05-01T12:00:00Z');
    const since = Date.parse('2026-05-01T08:02:00Z');
    const told = { of: 4, found: 3, times: 214, since, now, timeZone: 'Europe/Berlin' };
    expect(sayRecheck(told)).toBe('3 of its 4 templates occur here, 214 times since 10:02.');
    expect(sayRecheck({ ...told, times: 4_977 })).toBe(
      '3 of its 4 templates occur here, 4,977 times since 10:02.',
    );
    expect(sayRecheck({ ...told, timeZone: 'Asia/Tokyo', found: 1, times: 1 })).toBe(
      '1 of its 4 templates occurs here, once since 17:02.',
    );
    const longAgo = { ...told, since: Date.parse('2026-04-29T23:30:00Z') };
    expect(sayRecheck(longAgo)).toBe('3 of its 4 templates occur here, 214 times since 30 Apr 2026, 01:30.');
    expect(sayRecheck({ of: 4, found: 0, times: 0, now, timeZone: 'UTC' })).toBe(
      'None of its 4 templates occur here.',
    );
  });

  test('shared words are shown whole, as they stand in the question and in its logs', () => {
    const past = incident('past', {
      title: 'Ordering of packages failed, causes unknown',
      templates: [{ text: 'Replication of <*> delayed behind Orders-API', level: 'warn', count: 3 }],
    });
    const [hit] = rankSimilarIncidents(
      indexOf(past),
      incident('now', {
        title: 'What causes the failing order packages?',
        templates: [{ text: 'replication was delayed on Orders-API', level: 'error', count: 9 }],
      }),
    );
    const shared = (facet: string) => hit?.reasons.find((reason) => reason.facet === facet)?.shared.sort();
    expect(shared('words')).toEqual(['causes', 'failing', 'order', 'packages']);
    expect(shared('logWords')).toEqual(['API', 'Orders', 'delayed', 'replication']);
  });
});

describe('bad input', () => {
  const nasty = [
    '<|endoftext|>',
    'x'.repeat(200_000),
    '__proto__',
    '設備停止',
    '\ud800',
    `${'Error: a.b.C '.repeat(100_000)}`,
    '<'.repeat(100_000),
    'constructor',
  ];

  test('hostile fingerprints neither throw nor hang', () => {
    const index = new IncidentIndex();
    const all = nasty.map((text, i) =>
      incident(i === 0 ? '__proto__' : `${i}${text.slice(0, 9)}`, {
        title: text,
        text,
        exceptions: [text],
        services: [text],
        errorCodes: [text],
        cluster: text,
        templates: [{ text, level: 'error', count: Number.NaN, change: Number.NaN }],
        suspects: [{ component: text, kind: text, weight: Number.POSITIVE_INFINITY }],
      }),
    );
    for (const each of all) index.add(each);
    for (const each of all)
      for (const hit of rankSimilarIncidents(index, each)) expect(Number.isFinite(hit.score)).toBe(true);
  });

  test('scores stay within 0 and 1 whatever is compared', () => {
    const level = fc.constantFrom('fatal', 'error', 'warn', 'info', 'debug', 'unknown');
    const word = fc.constantFrom('pool', 'disk', 'x1', 'ErrNo', '', '−', 'orders-1');
    const some = fc.array(word, { maxLength: 4 });
    const any = fc.record({
      title: fc.string({ unit: 'binary' }),
      text: some.map((list) => list.join(' ')),
      exceptions: some,
      services: some,
      errorCodes: some,
      at: fc.integer({ min: 0, max: NOW }),
      templates: fc.array(
        fc.record({ text: word, level, count: fc.nat(9), change: fc.double({ min: 0, max: 99 }) }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), any, (past, now) => {
        const index = indexOf(...past.map((each, i) => incident(String(i), each)));
        for (const hit of rankSimilarIncidents(index, incident('now', now), { refuseNearMisses: false })) {
          expect(hit.score).toBeGreaterThan(0);
          expect(hit.score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
