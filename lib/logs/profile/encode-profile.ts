import { ProfileBuilder, type ProfileState } from './profile-builder.ts';

/** Changes whenever stored profiles of an older engine would be read wrongly; they are then built again. */
export const PROFILE_VERSION = 1;

/** The builder as bytes, to be compressed and stored. Unknown times are NaN, which JSON writes as null. */
export function encodeProfile(builder: ProfileBuilder): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ version: PROFILE_VERSION, ...builder.state() }));
}

/** The builder again; undefined when the bytes are of another version of the engine. */
export function decodeProfile(bytes: Uint8Array): ProfileBuilder | undefined {
  const { version, ...state } = JSON.parse(new TextDecoder().decode(bytes), (_, value) =>
    value === null ? Number.NaN : value,
  ) as ProfileState & { version: number };
  return version === PROFILE_VERSION ? ProfileBuilder.from(state) : undefined;
}
