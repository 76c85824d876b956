/** How often the parts of a run look at each other, in milliseconds. */
export const timings = {
  /** A worker says that it lives, and looks whether it was told to stop. */
  heartbeat: 1000,
  /** Without a sign of life for this long a run is taken over: several lost heartbeats, not one. */
  stale: 5000,
  /** How often runs of dead workers are looked for. */
  sweep: 2000,
  /** How often a follower of another instance's run looks when no signals reach it. */
  pollBlind: 250,
  /** The same when signals do reach it: only for those that got lost. */
  pollSignalled: 1000,
  /** And for a run worked on here, where nothing gets lost. */
  pollLocal: 5000,
  /** Between two live events of one stream: faster is not seen. */
  live: 50,
  /** An open stream says that it lives, so that proxies and browsers keep it. */
  followerHeartbeat: 5000,
  /** How often an idle stream looks whether something went away or came back. */
  outageLook: 1000,
  /** A stream ends by design and the client attaches again: a forgotten one costs nothing for longer. */
  followerLife: 20_000,
  /** How often a store that went away is asked whether it is back. */
  storeProbe: 250,
  /** A store that does not answer a heartbeat for this long counts as away. */
  storeSilent: 2000,
};
export type Timings = typeof timings;
