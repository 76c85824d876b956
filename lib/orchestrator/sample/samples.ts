import type { SampleName } from '#lib/contracts/samples.ts';
import { paymentOutage, type SampleFile, type SampleOptions } from '#lib/sources/sample/payment-outage.ts';
import { staleDevice } from '#lib/sources/sample/stale-device.ts';

/** An earlier occurrence of the same trouble, and how it ended. */
export interface EarlierIncident {
  daysAgo: number;
  question: string;
  /** What was tried first and did not help. */
  tried?: string;
  fix: string;
  /** From the question to the fix. */
  hours: number;
}

export interface Sample {
  generate(options: SampleOptions): SampleFile[];
  minutes: number;
  question: string;
  scope: { project: string; env: string; domain: string };
  /** Oldest first. */
  earlier: readonly EarlierIncident[];
}

export const samples: Record<SampleName, Sample> = {
  'payment-outage': {
    generate: paymentOutage,
    minutes: 30,
    question: 'Orders fail with 504 since a few minutes. Which service is the cause?',
    scope: { project: 'shop', env: 'prod', domain: 'payments' },
    earlier: [
      {
        daysAgo: 12,
        question: 'Card payments time out and orders stay open. Where does it hang?',
        tried: 'Restarted payment-service',
        fix: 'Rolled the configuration of switch-connector back, which restored its pool of 40 bank sessions',
        hours: 1.6,
      },
      {
        daysAgo: 3,
        question: 'Customers cannot pay again. Is it the bank or us?',
        fix: 'Rolled the configuration of switch-connector back',
        hours: 0.4,
      },
    ],
  },
  'stale-device': {
    generate: staleDevice,
    minutes: 40,
    question: 'Why are the events of one device stale?',
    scope: { project: 'network', env: 'prod', domain: 'monitoring' },
    earlier: [
      {
        daysAgo: 20,
        question: 'One device shows old events. What hangs?',
        tried: 'Cleared the event cache',
        fix: 'Restarted the poller of the device in the collector',
        hours: 2.2,
      },
      {
        daysAgo: 6,
        question: 'Events of a device are late again. Why?',
        fix: 'Restarted the poller of the device',
        hours: 0.5,
      },
    ],
  },
};
