'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { bytes, duration } from '#components/format/numbers.ts';
import { CircleAlert, CircleCheck, RefreshCw } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Setting } from './setting.tsx';

export interface HouseFigures {
  store: { describe: string; healthy: boolean; bytes: number | null };
  cache: { sentence: string; healthy: boolean; seconds: number };
  model: { name: string; healthy: boolean; sentence: string } | null;
  embeddings: string;
  secretSet: boolean;
}

/** What this installation runs on, and whether it answers. */
export function House({ house }: { house: HouseFigures }) {
  const router = useRouter();
  const [checking, start] = useTransition();
  const { store, cache, model, embeddings, secretSet } = house;
  return (
    <Card title="Stores and services">
      <Setting name="Database" says={store.describe}>
        {store.bytes === null ? null : (
          <span className="tabular text-sm text-ink-3">{bytes(store.bytes)}</span>
        )}
        <State good={store.healthy} words={store.healthy ? 'answers' : 'does not answer'} />
      </Setting>
      <Setting name="Cache" says={cache.sentence}>
        <span className="text-sm text-ink-3">answers kept {duration(cache.seconds * 1000)}</span>
        <State good={cache.healthy} words={cache.healthy ? 'answers' : 'degraded'} />
      </Setting>
      <Setting
        name="Language model"
        says={
          model
            ? model.healthy
              ? 'Words answers; every number is still computed and checked by code. Secrets are taken out first.'
              : model.sentence
            : 'None is needed: answers are written by code. OPENAI_BASE_URL and OPENAI_MODEL in .env set one.'
        }
      >
        <span className="machine">{model?.name ?? 'none'}</span>
        {model ? <State good={model.healthy} words={model.healthy ? 'set' : 'does not answer'} /> : null}
      </Setting>
      <Setting name="Embeddings" says="Likeness of meaning beside likeness of words (EMBEDDINGS in .env).">
        <span className="text-sm">{embeddings}</span>
      </Setting>
      <Setting
        name="Sensitive preferences"
        says={
          secretSet
            ? 'Encrypted with LOGLORE_SECRET.'
            : 'Not kept at all until LOGLORE_SECRET in .env gives the key to encrypt them.'
        }
      >
        <span className="text-sm">{secretSet ? 'encrypted' : 'off'}</span>
      </Setting>
      <Button className="mt-3" disabled={checking} onClick={() => start(() => router.refresh())}>
        <RefreshCw aria-hidden size={14} />
        {checking ? 'Checking…' : 'Check again'}
      </Button>
    </Card>
  );
}

function State({ good, words }: { good: boolean; words: string }) {
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm ${good ? 'text-green' : 'text-amber'}`}>
      <Icon aria-hidden size={14} />
      {words}
    </span>
  );
}
