import { amount, count, plural, share } from '#components/format/numbers.ts';
import { TriangleAlert } from '#components/icons/icons.tsx';
import { Facts } from '#components/steps/facts.tsx';
import { Card } from '#components/ui/card.tsx';
import type { MemoryFigures } from '#lib/contracts/memory-figures.ts';

const told = (sentence: string, part: number | null) =>
  part === null ? null : `${share(part, 1)} ${sentence}`;

/** What is remembered, and how well that does: what somebody should look at comes first. */
export function Memory({ figures }: { figures: MemoryFigures }) {
  const { alerts, remembered, context, cache, model, store, meaning } = figures;
  return (
    <Card title="Memory" aside="since this instance started, where no time is named">
      {alerts.length > 0 ? (
        <ul className="mb-3 flex flex-col gap-1.5">
          {alerts.map((alert) => (
            <li key={alert} className="flex gap-2 text-sm">
              <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0 text-amber" />
              {alert}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="text-sm">
        <Facts
          facts={[
            [
              'Kept',
              `${plural(remembered.investigations, 'investigation')}, ${plural(remembered.messages, 'message')}, ${plural(remembered.analyses, 'analysis', 'analyses')}, ${plural(remembered.patterns, 'pattern')}`,
            ],
            ['In use', `${plural(figures.activeSessions, 'investigation')} within the last half hour`],
            [
              'Contexts',
              context.requests === 0
                ? 'none was asked for yet'
                : [
                    plural(context.requests, 'request'),
                    told('from the cache', context.hitRate),
                    told('with older messages in short', context.summarizationRate),
                  ]
                    .filter(Boolean)
                    .join(', '),
            ],
            context.tokensPerRequest === null || context.fullTokensPerRequest === null
              ? null
              : [
                  'Tokens',
                  `${count(Math.round(context.tokensPerRequest))} a request instead of ${count(Math.round(context.fullTokensPerRequest))}`,
                ],
            cache.hitRate === null ? null : ['Cache', `${share(cache.hitRate, 1)} hits`],
            model.calls === 0
              ? null
              : [
                  'Model, 30 days',
                  `${plural(model.calls, 'call')}, ${amount(model.promptTokens + model.completionTokens)} tokens, ${amount(model.tokensSaved)} saved${
                    model.costPerConversationUsd
                      ? `, $${model.costPerConversationUsd.toFixed(3)} an investigation`
                      : ''
                  }`,
                ],
            [
              'Database',
              `${plural(store.queries, 'query', 'queries')}${
                store.meanQueryMs === null ? '' : `, ${store.meanQueryMs.toFixed(1)} ms each on average`
              }`,
            ],
            meaning.waiting === null ? null : ['Embeddings', `${plural(meaning.waiting, 'message')} waiting`],
          ]}
        />
      </div>
    </Card>
  );
}
