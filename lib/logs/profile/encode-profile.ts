import { ProfileBuilder, type ProfileState } from './profile-builder.ts';

/** Changes whenever stored profiles of an older engine would be read wrongly; they are then built again. */
export const PROFILE_VERSION = 1;

/** The builder as bytes, to be compressed and stored. Unknown times are NaN, which JSON writes as null. */
export function encodeProfile(builder: ProfileBuilder): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ version: PROFILE_VERSION, ...builder.state() }));
}

/** The builder again; undefined when the bytes are of another version of the engine. */
export function decodeProfile(bytes: Uint8Array): ProfileBuilder | undefined {
  const { version, ...state } = JSON.parse(new TextDecoder().decode(bytes)) as ProfileState & {
    version: number;
  };
  if (version !== PROFILE_VERSION) return undefined;
  restoreTimes(state.services);
  restoreTimes(state.hosts);
  restoreTimes(state.traces);
  restoreTimes(state.timeIndex);
  state.leaves.firstTime = state.leaves.firstTime.map((time) => time ?? Number.NaN);
  state.leaves.lastTime = state.leaves.lastTime.map((time) => time ?? Number.NaN);
  return ProfileBuilder.from(state);
}

function restoreTimes(figures: { firstTime: number | null; lastTime: number | null }[]): void {
  for (const own of figures) {
    own.firstTime ??= Number.NaN;
    own.lastTime ??= Number.NaN;
  }
}
