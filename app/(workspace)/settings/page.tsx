import type { Metadata } from 'next';
import { requestCtx } from '#app/request-ctx.ts';
import { Backup } from '#components/settings/backup.tsx';
import { House } from '#components/settings/house.tsx';
import { Memory } from '#components/settings/memory.tsx';
import { Profile } from '#components/settings/profile.tsx';
import { Retention } from '#components/settings/retention.tsx';
import { Facts } from '#components/steps/facts.tsx';
import { Card } from '#components/ui/card.tsx';
import { readMemoryFigures } from '#lib/memory/figures/read-memory-figures.ts';
import { listPeople } from '#lib/memory/people/list-people.ts';
import { readPreferences } from '#lib/memory/preferences/read-preferences.ts';
import { readAbout } from '#lib/server/read-about.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const ctx = await requestCtx();
  const about = await readAbout(ctx);
  const { health } = about;
  // The page says that the database does not answer; it must not fail because of it.
  const { values } = health.store.healthy
    ? await readPreferences(ctx, { userId: ctx.user.id })
    : { values: {} as Record<string, unknown> };
  const people = health.store.healthy ? await listPeople(ctx) : [];
  const figures = health.store.healthy ? await readMemoryFigures(ctx) : null;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-5 md:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Settings</h1>
        <Profile me={ctx.user} people={people} language={text(values.language)} />
        <House
          house={{
            store: {
              describe: health.store.describe,
              healthy: health.store.healthy,
              bytes: figures?.store.bytes ?? null,
            },
            cache: { ...health.cache, seconds: about.cacheSeconds },
            model:
              health.model.name === null
                ? null
                : {
                    name: health.model.name,
                    healthy: health.model.state !== 'down',
                    sentence: health.model.sentence,
                  },
            embeddings: about.embeddings,
            secretSet: about.secretSet,
          }}
        />
        {figures ? <Memory figures={figures} /> : null}
        <Retention {...about.retention} refused={about.adminElsewhere} />
        <Backup embedded={health.store.kind === 'embedded'} refused={about.adminElsewhere} />
        <Card title="About">
          <div className="flex flex-col gap-3 text-sm">
            <p className="text-ink-2">
              Loglore analyses logs, checks every claim against them, and remembers what fixed the trouble.
            </p>
            <Facts
              facts={[
                ['Version', about.version],
                ['Node', about.node],
                ['Instance', <code key="instance">{about.instance}</code>],
                [
                  'For machines',
                  <span key="links" className="flex flex-wrap gap-x-3">
                    <a href="/api/health" className="text-accent hover:underline">
                      health
                    </a>
                    <a href="/api/metrics" className="text-accent hover:underline">
                      metrics
                    </a>
                  </span>,
                ],
              ]}
            />
          </div>
        </Card>
      </div>
    </div>
  );
}
