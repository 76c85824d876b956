import { ByteReader } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { ProfileBuilder } from './profile-builder.ts';

/** Changes whenever stored profiles of an older engine would be read wrongly; they are then built again. */
export const PROFILE_VERSION = 3;

/** The builder as bytes of a buffer of their own: to be handed to another thread, or compressed and stored. */
export function encodeProfile(builder: ProfileBuilder): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.count(PROFILE_VERSION);
  builder.write(out);
  return out.finish();
}

/** The builder again; undefined when the bytes are of another version of the engine. */
export function decodeProfile(bytes: Uint8Array): ProfileBuilder | undefined {
  const from = new ByteReader(bytes);
  return from.count() === PROFILE_VERSION ? ProfileBuilder.read(from) : undefined;
}
