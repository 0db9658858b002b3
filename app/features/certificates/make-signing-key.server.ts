import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { Executor } from '~db/client.server';
import { instituteKey, type PublicSigningKey } from '~db/schema/certificates';
import { openSecret, sealSecret } from '~/platform/security/sealed-secret.server';
import { ecdsa, keyIdBytes } from './signed-payload';

/** A key of an institute that may sign now. */
export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

/**
 * Makes a key for an institute, and keeps its private half sealed.
 * @returns undefined where the institute has a key in use
 */
export async function makeSigningKey(instituteId: string, tx: Executor): Promise<SigningKey | undefined> {
  const pair = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const { kty, crv, x, y } = (await exportJWK(pair.publicKey)) as PublicSigningKey;
  const publicKey: PublicSigningKey = { kty, crv, x, y };
  const thumbprint = Buffer.from(await calculateJwkThumbprint(publicKey), 'base64url');
  const kid = thumbprint.subarray(0, keyIdBytes).toString('base64url');
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const [made] = await tx
    .insert(instituteKey)
    .values({ kid, instituteId, publicKey, sealedPrivateKey: sealSecret(privateKey, kid) })
    .onConflictDoNothing()
    .returning({ kid: instituteKey.kid });
  return made && { kid, privateKey: pair.privateKey };
}

/** Opens the private half of a key. @throws UnsealError where it was sealed with another key encryption key */
export async function openSigningKey(kid: string, sealed: Uint8Array): Promise<SigningKey> {
  const privateKey = new Uint8Array(openSecret(sealed, kid));
  return { kid, privateKey: await crypto.subtle.importKey('pkcs8', privateKey, ecdsa, false, ['sign']) };
}
