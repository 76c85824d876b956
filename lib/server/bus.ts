import { EventEmitter } from 'node:events';
import type { RunEvent } from '#lib/contracts/runs.ts';
import { openRedis, openRedisSubscriber, type RedisAddress } from '#lib/memory/cache/redis-client.ts';

/** Events shown while they happen and never stored: losing one costs nothing. */
export type LiveEvent = Extract<RunEvent, { type: 'progress' | 'text' }>;

/** Hints between the instances. Truth is in the store; a lost signal only costs time until the next poll. */
export type Signal =
  | { kind: 'advanced'; seq: number }
  | { kind: 'live'; event: LiveEvent }
  | { kind: 'stop' };

export interface Bus {
  send(runId: string, signal: Signal): void;
  listen(runId: string, listener: (signal: Signal) => void): () => void;
  /** `instances`: signals reach every instance. `process`: only this one, others must poll. */
  reach(): 'instances' | 'process';
  close(): Promise<void>;
}

interface Envelope {
  from: string;
  runId: string;
  signal: Signal;
}

function readEnvelope(text: string): Envelope | null {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope>;
    return envelope.from && envelope.runId && envelope.signal ? (envelope as Envelope) : null;
  } catch {
    return null;
  }
}

/**
 * Signals within the process at once, and through Redis to other instances when it is there. All
 * signals share one channel: instances are few, and a subscription per run would have to be waited for.
 */
export function openBus(options: { instance: string; redis?: RedisAddress }): Bus {
  const { instance, redis } = options;
  const here = new EventEmitter().setMaxListeners(0);
  const listen = (runId: string, listener: (signal: Signal) => void) => {
    here.on(runId, listener);
    return () => void here.off(runId, listener);
  };
  if (!redis) {
    return {
      send: (runId, signal) => void here.emit(runId, signal),
      listen,
      reach: () => 'process',
      close: async () => void here.removeAllListeners(),
    };
  }

  // Publish and subscribe know no database numbers: the number keeps two installations on one server apart.
  const channel = `loglore:${redis.db}:runs`;
  const silent = () => {};
  const sender = openRedis(redis, silent);
  const receiver = openRedisSubscriber(redis, silent);
  let delivered = true;
  // Resolves when the server is there, however long that takes, and is restored after every reconnect.
  receiver.subscribe(channel).catch(silent);
  receiver.on('message', (_channel: string, text: string) => {
    const envelope = readEnvelope(text);
    if (envelope && envelope.from !== instance) here.emit(envelope.runId, envelope.signal);
  });
  return {
    send(runId, signal) {
      here.emit(runId, signal);
      const envelope: Envelope = { from: instance, runId, signal };
      sender.publish(channel, JSON.stringify(envelope)).then(
        () => {
          delivered = true;
        },
        () => {
          delivered = false;
        },
      );
    },
    listen,
    reach: () =>
      delivered && sender.status === 'ready' && receiver.status === 'ready' ? 'instances' : 'process',
    async close() {
      here.removeAllListeners();
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
