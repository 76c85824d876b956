export interface Past {
  title: string;
  by: string;
  at: string;
  device?: string;
  service?: string;
  domain: string;
  error: string;
  cause: string;
  outcome?: 'confirmed' | 'no fault';
  private?: boolean;
  tried?: string[];
  fix?: string;
  hours?: number;
}

/** Five weeks of history; where a UTC day and a day in Rome differ, the time is chosen to show it. */
export const history: Past[] = [
  {
    title: 'Events of Paradise are late',
    by: 'local',
    at: '2026-04-06T09:00Z',
    device: 'Paradise',
    domain: 'SAL',
    error: 'STALE_EVENTS',
    cause: 'The poller hangs',
    tried: ['clearing the cache'],
    fix: 'restarting the poller on Paradise',
    hours: 2,
  },
  {
    title: 'Atlantis shows old events',
    by: 'ana',
    at: '2026-04-14T10:00Z',
    device: 'Atlantis',
    domain: 'SAL',
    error: 'STALE_EVENTS',
    cause: 'The poller hangs',
    fix: 'restarted poller on Atlantis',
    hours: 1,
  },
  {
    title: 'Paradise is late again',
    by: 'local',
    at: '2026-04-30T22:30Z',
    device: 'Paradise',
    domain: 'SAL',
    error: 'STALE_EVENTS',
    cause: 'The poller hangs',
    fix: 'restart of the poller',
    hours: 0.5,
  },
  {
    title: 'Utopia unreachable',
    by: 'bob',
    at: '2026-05-05T08:00Z',
    device: 'Utopia',
    domain: 'SAL',
    error: 'CONNECTION_LOST',
    cause: 'The uplink of Utopia dropped',
    fix: 'replacing the cable',
    hours: 4,
  },
  {
    title: 'Core router flaps',
    by: 'local',
    at: '2026-05-06T12:00Z',
    device: 'core-router',
    domain: 'NET',
    error: 'LINK_FLAP',
    cause: 'The optic is failing',
    tried: ['swapping the optic'],
  },
  {
    title: 'Atlantis late on Monday',
    by: 'ana',
    at: '2026-05-10T22:30Z',
    device: 'Atlantis',
    domain: 'SAL',
    error: 'STALE_EVENTS',
    cause: 'The poller hangs',
  },
  {
    title: 'Checkout refuses connections',
    by: 'local',
    at: '2026-05-12T08:00Z',
    service: 'checkout',
    domain: 'PAY',
    error: 'CERT_EXPIRED',
    cause: 'The certificate of checkout expired',
    fix: 'renewing the certificate',
    hours: 6,
  },
  {
    title: 'Shadow is late',
    by: 'ana',
    at: '2026-05-12T10:00Z',
    device: 'Shadow',
    domain: 'SAL',
    error: 'STALE_EVENTS',
    cause: 'The poller hangs',
    private: true,
  },
  {
    title: 'Paradise lost its link',
    by: 'local',
    at: '2026-05-12T22:15Z',
    device: 'Paradise',
    domain: 'SAL',
    error: 'CONNECTION_LOST',
    cause: 'The uplink of Paradise dropped',
  },
  {
    title: 'Arcadia looked slow',
    by: 'bob',
    at: '2026-05-13T10:00Z',
    device: 'Arcadia',
    domain: 'NET',
    error: 'NONE',
    cause: 'Nothing is wrong',
    outcome: 'no fault',
  },
];
