import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { database } from '~db/client.server';
import { type PublicKey, syncKey } from '~db/schema/offline';
import { openSecret, sealSecret } from '~/platform/security/sealed-secret.server';

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Days after which phones are given another key to seal to. */
const inUseDays = 90;

export interface PublishedSyncKey {
  kid: string;
  publicKey: PublicKey;
}

/** @returns the key that phones seal their outbox to now: a new one where there is none, or the present one is old */
export async function getSyncKey(now = new Date()): Promise<PublishedSyncKey> {
  const bornAfter = new Date(now.getTime() - inUseDays * 24 * 3_600_000);
  const key = (await findKey(bornAfter)) ?? (await makeKey(bornAfter)) ?? (await findKey(bornAfter));
  if (!key) throw new Error('no key could be made to seal to');
  return key;
}

async function findKey(bornAfter: Date): Promise<PublishedSyncKey | undefined> {
  const [found] = await database()
    .select({ kid: syncKey.kid, publicKey: syncKey.publicKey })
    .from(syncKey)
    .where(and(isNull(syncKey.retiredAt), gt(syncKey.createdAt, bornAfter)));
  return found;
}

/** @returns undefined where another process has made one in the meantime */
async function makeKey(retireBefore: Date): Promise<PublishedSyncKey | undefined> {
  const pair = await crypto.subtle.generateKey(ecdh, true, ['deriveBits']);
  const { kty, crv, x, y } = (await exportJWK(pair.publicKey)) as PublicKey;
  const publicKey: PublicKey = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(publicKey);
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return database().transaction(async (tx) => {
    await tx
      .update(syncKey)
      .set({ retiredAt: sql`now()` })
      .where(and(isNull(syncKey.retiredAt), sql`${syncKey.createdAt} <= ${retireBefore.toISOString()}`));
    const [made] = await tx
      .insert(syncKey)
      .values({ kid, publicKey, sealedPrivateKey: sealSecret(privateKey, kid) })
      .onConflictDoNothing()
      .returning({ kid: syncKey.kid, publicKey: syncKey.publicKey });
    return made;
  });
}

/** @returns the private half of a key, retired ones included; undefined where there was never one of this name */
export async function openSyncKey(kid: string): Promise<CryptoKey | undefined> {
  const [found] = await database()
    .select({ sealed: syncKey.sealedPrivateKey })
    .from(syncKey)
    .where(eq(syncKey.kid, kid));
  if (!found) return undefined;
  const privateKey = new Uint8Array(openSecret(found.sealed, kid));
  return crypto.subtle.importKey('pkcs8', privateKey, ecdh, false, ['deriveBits']);
}
