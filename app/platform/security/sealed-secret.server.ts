import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of the key encryption key (AES-256), of the nonce and of the tag (NIST SP 800-38D). */
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

const cipher = 'aes-256-gcm';

/** What was sealed doesn't open: it was sealed with another key, or changed since. */
export class UnsealError extends Error {}

/** @returns the key encryption key of this process @throws where start-up has set none */
function keyEncryptionKey(): Buffer {
  const key = Buffer.from(process.env.KEY_ENCRYPTION_KEY ?? '', 'base64url');
  if (key.length !== keyBytes)
    throw new UnsealError(`KEY_ENCRYPTION_KEY has ${key.length} bytes, not ${keyBytes}`);
  return key;
}

/**
 * Seals a secret for storage with AES-256-GCM under `KEY_ENCRYPTION_KEY`.
 * @param owner what the secret belongs to: it opens for the same owner only
 * @returns nonce, tag and ciphertext in one piece
 */
export function sealSecret(secret: Uint8Array, owner: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, keyEncryptionKey(), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([sealing.update(secret), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]);
}

/** Opens what `sealSecret` sealed for this owner. @throws UnsealError */
export function openSecret(sealed: Uint8Array, owner: string): Uint8Array {
  const opening = createDecipheriv(cipher, keyEncryptionKey(), sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()]);
  } catch (cause) {
    throw new UnsealError('a sealed secret does not open with this KEY_ENCRYPTION_KEY', { cause });
  }
}

/**
 * A key that follows from `KEY_ENCRYPTION_KEY` and tells nothing of it (HKDF, RFC 5869): the same each time, and another for each owner.
 * @returns 32 bytes
 */
export const deriveKey = (owner: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', keyEncryptionKey(), new Uint8Array(), owner, keyBytes));
