import { z } from 'zod';

/** A setting that stops the start: one sentence per wrong variable. */
export class SettingsError extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'SettingsError';
  }
}

const whole = (least: number, most: number = Number.MAX_SAFE_INTEGER) => {
  const says = `expected a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}`;
  return z
    .string()
    .regex(/^\d+$/, says)
    .transform(Number)
    .refine((n) => n >= least && n <= most, says);
};
const amount = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,6})?$/, 'expected a number like 0.15')
  .transform(Number);
const flag = z
  .enum(['0', '1', 'true', 'false'], 'expected 1 or 0')
  .transform((word) => word === '1' || word === 'true');
const address = (schemes: string[], example: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && schemes.includes(url.protocol);
  }, `expected an address like ${example}`);
const text = z.string().min(1);

/** Every variable that the application reads; `.env.example` explains each in a line. */
export const variables = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  LOGLORE_ALLOW_REMOTE: flag.default(false),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'expected fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'postgres://user:password@host:5432/database',
  ).optional(),
  LOGLORE_DATA_DIR: text.default('.loglore'),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  REDIS_DB: whole(0, 1023).default(5),
  ANALYSIS_CACHE_SECONDS: whole(0).default(3600),
  MAX_SESSION_MESSAGES: whole(0).default(0),
  SESSION_TTL_SECONDS: whole(0).default(0),
  LOGS_TTL_SECONDS: whole(0).default(0),
  ANALYSES_TTL_SECONDS: whole(0).default(0),
  USAGE_TTL_SECONDS: whole(0).default(0),
  MAX_ACTIVE_RUNS: whole(1, 64).default(4),
  UPLOAD_MAX_BYTES: whole(1).default(4 * 1024 ** 3),
  ARCHIVE_MAX_BYTES: whole(1).default(16 * 1024 ** 3),
  ARCHIVE_MAX_RATIO: whole(1).default(1000),
  CONTEXT_MAX_MESSAGES: whole(1, 1000).default(10),
  CONTEXT_RECENT_VERBATIM: whole(0, 100).default(3),
  CONTEXT_SUMMARIZE_AFTER: whole(1, 1000).default(5),
  CONTEXT_CACHE_SECONDS: whole(0).default(3600),
  CONTEXT_MAX_TOKENS: whole(100, 1_000_000).default(2000),
  CONTEXT_STRATEGY: z.enum(['facts', 'sentences'], 'expected facts or sentences').default('facts'),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: address(['http:', 'https:'], 'http://127.0.0.1:11434/v1').optional(),
  OPENAI_MODEL: text.optional(),
  MODEL_PATIENCE_SECONDS: whole(1, 600).default(6),
  MODEL_INPUT_USD: amount.default(0),
  MODEL_OUTPUT_USD: amount.default(0),
  EMBEDDINGS: z.enum(['off', 'openai', 'local'], 'expected off, openai or local').default('off'),
  EMBEDDINGS_MODEL: text.default('text-embedding-3-small'),
  LOGLORE_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  LOGLORE_ADMIN_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
});

/** Values of these never appear in a message. */
const secret = /URL|KEY|SECRET|TOKEN/;

export type Settings = ReturnType<typeof group>;

function group(v: z.output<typeof variables>) {
  return {
    server: { host: v.HOST, port: v.PORT, allowRemote: v.LOGLORE_ALLOW_REMOTE, logLevel: v.LOG_LEVEL },
    store: { url: v.DATABASE_URL, dataDir: v.LOGLORE_DATA_DIR },
    redis: { url: v.REDIS_URL, db: v.REDIS_DB },
    cache: { analysisSeconds: v.ANALYSIS_CACHE_SECONDS },
    /** 0 means no bound. */
    retention: {
      maxMessages: v.MAX_SESSION_MESSAGES,
      ttlSeconds: v.SESSION_TTL_SECONDS,
      logsSeconds: v.LOGS_TTL_SECONDS,
      analysesSeconds: v.ANALYSES_TTL_SECONDS,
      usageSeconds: v.USAGE_TTL_SECONDS,
    },
    runs: { maxActive: v.MAX_ACTIVE_RUNS },
    uploads: {
      maxBytes: v.UPLOAD_MAX_BYTES,
      archiveMaxBytes: v.ARCHIVE_MAX_BYTES,
      archiveMaxRatio: v.ARCHIVE_MAX_RATIO,
    },
    context: {
      maxMessages: v.CONTEXT_MAX_MESSAGES,
      recentVerbatim: v.CONTEXT_RECENT_VERBATIM,
      summarizeAfter: v.CONTEXT_SUMMARIZE_AFTER,
      cacheSeconds: v.CONTEXT_CACHE_SECONDS,
      maxTokens: v.CONTEXT_MAX_TOKENS,
      strategy: v.CONTEXT_STRATEGY,
    },
    model: {
      apiKey: v.OPENAI_API_KEY,
      baseUrl: v.OPENAI_BASE_URL,
      name: v.OPENAI_MODEL,
      patienceMs: v.MODEL_PATIENCE_SECONDS * 1000,
      /** US dollars per million tokens. */
      inputUsd: v.MODEL_INPUT_USD,
      outputUsd: v.MODEL_OUTPUT_USD,
    },
    embeddings: { provider: v.EMBEDDINGS, model: v.EMBEDDINGS_MODEL },
    secret: v.LOGLORE_SECRET,
    adminToken: v.LOGLORE_ADMIN_TOKEN,
  };
}

/** Reads the environment once. An empty variable counts as unset; every wrong one is named at once. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given: Record<string, string> = {};
  for (const name of Object.keys(variables.shape)) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  const parsed = variables.safeParse(given);
  if (parsed.success) return checkTogether(group(parsed.data));
  throw new SettingsError(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const shown = secret.test(name) ? 'has a wrong value' : `is "${given[name]}"`;
      return `${name} ${shown}: ${issue.message}.`;
    }),
  );
}

/** What is wrong only together. */
function checkTogether(settings: Settings): Settings {
  const { embeddings, model } = settings;
  if (embeddings.provider === 'openai' && !model.apiKey && !model.baseUrl) {
    throw new SettingsError([
      'EMBEDDINGS is "openai", but neither OPENAI_API_KEY nor OPENAI_BASE_URL says where to ask. Set one, or EMBEDDINGS=local.',
    ]);
  }
  return settings;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
export const isLoopback = (host: string): boolean => loopback.test(host.replace(/^::ffff:/, ''));

/** There is no login yet: whoever reaches the address can read everything, so only this machine may. */
export function checkSettings(settings: Settings): void {
  const { host, allowRemote } = settings.server;
  if (isLoopback(host) || allowRemote) return;
  throw new SettingsError([
    `HOST is "${host}": Loglore has no login, so anyone who reaches that address could read every investigation. ` +
      'Use HOST=127.0.0.1, or set LOGLORE_ALLOW_REMOTE=1 when something in front of it checks who comes in.',
  ]);
}
