import { type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

/** Structured lines on standard output. The content of logs and questions stays out of them at info level and above. */
export function openLog(settings: Settings, instance: string): Logger {
  return pino({
    level: settings.server.logLevel,
    base: { instance: instance.slice(0, 8) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  });
}

/** An error without what the driver adds to it: the parameters of a query are people's words and logs. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  const code = (error as { code?: unknown }).code;
  const query = error.message.startsWith('Failed query');
  return {
    type: error.name,
    message: query ? 'a query failed' : error.message,
    stack: query ? error.stack?.slice(error.stack.indexOf('\n    at ')) : error.stack,
    ...(code === undefined ? {} : { code }),
    ...(cause ? { cause } : {}),
  };
}
