import type postgres from 'postgres';
import { arrayTypes } from './array-types.ts';

/** How both stores are spoken to. Whole numbers arrive as numbers: no count or size here passes 2^53. */
export const connectionOptions = {
  types: { bigint: { to: 20, from: [20], serialize: String, parse: Number }, ...arrayTypes },
  // What is asked for it by the driver itself fails, when the connection is lost, where nobody can catch it.
  fetch_types: false,
  onnotice: () => undefined,
  // Seconds until the next try to connect: soon, since a restarted server is back within seconds.
  backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 1),
} satisfies postgres.Options<Record<string, postgres.PostgresType>>;
