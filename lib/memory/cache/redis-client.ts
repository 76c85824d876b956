import { Redis } from 'ioredis';

export interface RedisAddress {
  url: string;
  db: number;
}

/** What is shown of an address: never its user or password. */
export function describeAddress({ url, db }: RedisAddress): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 6379}, database ${db}`;
}

const retryStrategy = (tries: number) => Math.min(tries * 200, 3000);

/**
 * Longer than callers wait, who have their own deadline: only so that what a frozen server was asked does not pile
 * up. A process that stood still for a moment does not take the server for frozen.
 */
const commandTimeout = 5000;

/** A client that fails at once when the server is down, and keeps reconnecting on its own. */
export function openRedis({ url, db }: RedisAddress, log: (error: Error) => void): Redis {
  const client = new Redis(url, {
    db,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 1000,
    commandTimeout,
    retryStrategy,
  });
  client.on('error', log);
  return client;
}

/** Subscribers wait for as long as it takes: their subscriptions are restored when the server is back. */
export function openRedisSubscriber({ url, db }: RedisAddress, log: (error: Error) => void): Redis {
  const client = new Redis(url, {
    db,
    maxRetriesPerRequest: null,
    connectTimeout: 1000,
    retryStrategy,
  });
  client.on('error', log);
  return client;
}
