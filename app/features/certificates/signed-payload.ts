import { decode, Tagged } from 'cborg';
import type { PublicSigningKey } from '~db/schema/certificates';
import { type CertificateClaims, readClaims } from './certificate-claims';

/** Tag of a COSE_Sign1 message, header parameters `alg` and `kid`, and the algorithm ES256 (RFC 9052, RFC 9053). */
export const sign1Tag = 18;
export const header = { algorithm: 1, keyId: 4 } as const;
export const es256 = -7;

/** Bytes of a key's id: the first ones of its thumbprint. */
export const keyIdBytes = 8;
const signatureBytes = 64;

/** How Web Crypto names the algorithm of keys and signatures. */
export const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** No payload of ours is longer; nothing longer is read. */
const mostBytes = 1000;

/** A certificate's signed payload, taken apart; whether its signature holds is another question. */
export interface SignedPayload {
  /** The key that is said to have signed it, in base64url. */
  kid: string;
  claims: CertificateClaims;
  /** What was signed (RFC 9052, section 4.4). */
  signedBytes: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

const copy = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Head of the array that is signed, and its first member: the text `Signature1`. */
const signatureContext = [0x84, 0x6a, ...new TextEncoder().encode('Signature1')];

/**
 * The bytes that a signature covers: context, protected header, no external data, payload. They are put together by hand, since the phone has a decoder of
 * CBOR only: an encoder for this one array would be half of what it loads.
 */
export const toBeSigned = (head: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...signatureContext,
    ...byteString(head),
    ...byteString(new Uint8Array()),
    ...byteString(payload),
  ]);

/** @returns fewer than 65,536 bytes as a byte string of CBOR (RFC 8949, section 3) */
function byteString(bytes: Uint8Array): number[] {
  const { length } = bytes;
  const major = 0x40;
  if (length < 24) return [major | length, ...bytes];
  if (length < 256) return [major | 24, length, ...bytes];
  return [major | 25, length >> 8, length & 255, ...bytes];
}

const readOptions = { useMaps: true, rejectDuplicateMapKeys: true, allowIndefinite: false, strict: true };

/** @returns the parts of a payload; undefined where it is cut off, too long, or no message of ours */
export function readSignedPayload(bytes: Uint8Array): SignedPayload | undefined {
  if (bytes.length > mostBytes) return undefined;
  try {
    const message: unknown = decode(bytes, { ...readOptions, tags: Tagged.preserve(sign1Tag) });
    if (!(message instanceof Tagged) || !Array.isArray(message.value) || message.value.length !== 4)
      return undefined;
    const [head, unprotected, payload, signature] = message.value as unknown[];
    if (!(head instanceof Uint8Array && payload instanceof Uint8Array && signature instanceof Uint8Array))
      return undefined;
    if (!(unprotected instanceof Map) || unprotected.size > 0 || signature.length !== signatureBytes)
      return undefined;
    const headers: unknown = decode(head, readOptions);
    if (!(headers instanceof Map) || headers.size !== 2 || headers.get(header.algorithm) !== es256)
      return undefined;
    const keyId: unknown = headers.get(header.keyId);
    const claims = readClaims(decode(payload, readOptions));
    if (!(keyId instanceof Uint8Array) || keyId.length !== keyIdBytes || !claims) return undefined;
    return {
      kid: toBase64Url(keyId),
      claims,
      signedBytes: toBeSigned(head, payload),
      signature: copy(signature),
    };
  } catch {
    // The decoder throws on whatever is not well-formed CBOR.
    return undefined;
  }
}

/** @returns whether the key made the signature; needs Web Crypto, which browsers have on https only */
export async function isSignedBy(
  { signedBytes, signature }: SignedPayload,
  { kty, crv, x, y }: PublicSigningKey,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ecdsa, false, ['verify']);
  return crypto.subtle.verify(ecdsa, key, signature, signedBytes);
}

/** @returns bytes as text for addresses (RFC 4648, section 5, without padding) */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** @returns the bytes of a text in base64url @throws where it is none, or not the one way to write these bytes */
export function fromBase64Url(text: string): Uint8Array {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) =>
    sign.charCodeAt(0),
  );
  if (toBase64Url(bytes) !== text) throw new TypeError('not base64url');
  return bytes;
}
