import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Layout of a sealed value: version, 12 bytes nonce, 16 bytes tag, then the text. */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

const keyOf = (secret: string): Buffer => createHash('sha256').update(`preferences\0${secret}`).digest();

/** Encrypts with AES-256-GCM; `bound` says whose and what it is, so that a value cannot be moved to another row. */
export function seal(secret: string, text: string, bound: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
}

/** Null when the key is another one or the value was changed. */
export function unseal(secret: string, sealed: Uint8Array, bound: string): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG) return null;
  const nonce = bytes.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), nonce)
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG));
  try {
    return decipher.update(bytes.subarray(1 + NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
