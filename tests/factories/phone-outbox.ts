import { calculateJwkThumbprint, CompactEncrypt, CompactSign, exportJWK, importJWK } from 'jose';
import { getSyncKey, registerDevice } from '~/features/offline/index.server';
import { PublicKeySchema } from '~/features/offline/schemas';

/** What a phone knows of the key that it seals to. */
export type SealingKey = Awaited<ReturnType<typeof getSyncKey>>;

/** A phone with a key of its own, which is registered for a person. */
export interface Phone {
  /** Signs and seals work as a phone does. @param key to seal to; the one that is published now unless given */
  seal: (work: Record<string, unknown>, key?: SealingKey) => Promise<string>;
}

/** @param personId for whom its key is registered; nobody's where left out */
export async function phoneOf(personId?: string): Promise<Phone> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const publicKey = PublicKeySchema.parse(await exportJWK(pair.publicKey));
  const kid = await calculateJwkThumbprint(publicKey);
  if (personId !== undefined) await registerDevice(personId, publicKey);
  return {
    async seal(work, key) {
      const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(work)))
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(pair.privateKey);
      return sealTo(key ?? (await getSyncKey()), signed);
    },
  };
}

/** Seals a text to a key of the server. */
export async function sealTo({ kid, publicKey }: SealingKey, text: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid })
    .encrypt(await importJWK(publicKey, 'ECDH-ES'));
}
