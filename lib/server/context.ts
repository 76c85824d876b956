import type { Logger } from 'pino';
import type { Database, Store } from '#db/client.ts';
import type { Person } from '#lib/contracts/conversations.ts';
import type { Cache } from '#lib/memory/cache/cache.ts';
import type { Meaning } from '#lib/memory/embeddings/meaning.ts';
import type { ShelfState } from '#lib/memory/shelves/shelf-kind.ts';
import type { LanguageModel } from '#lib/model/language-model.ts';
import type { LocalRuns } from '#lib/orchestrator/local-runs.ts';
import type { Background } from './background.ts';
import type { Bus } from './bus.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Everything a verb may need; built once per process by compose.ts and handed to every verb. */
export interface Ctx {
  settings: Settings;
  store: Store;
  db: Database;
  cache: Cache;
  bus: Bus;
  log: Logger;
  metrics: Metrics;
  now: () => Date;
  /** Who asks. There is one until there is a login; every query is filtered by it all the same. */
  user: Person;
  /** What tools of this machine's owner show to be let in. */
  toolToken: string;
  /** Name of this instance among those that share the store. */
  instance: string;
  /** The runs this instance works on and follows. */
  runs: LocalRuns;
  /** Indexes in process over what is stored, by their kind. */
  shelves: Map<string, ShelfState>;
  /** Turns texts into vectors, where the settings want that. */
  meaning: Meaning;
  /** Words checked answers, where the settings name one. */
  languageModel: LanguageModel | null;
  background: Background;
}
