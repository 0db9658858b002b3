import { eq } from 'drizzle-orm';
import { calculateJwkThumbprint } from 'jose';
import { database } from '~db/client.server';
import { deviceKey, type PublicKey } from '~db/schema/offline';

/**
 * Takes the public half of a key that a person's phone will sign with; a second time changes nothing.
 * @returns the key's name; undefined where it is somebody else's
 */
export async function registerDevice(accountId: string, publicKey: PublicKey): Promise<string | undefined> {
  const kid = await calculateJwkThumbprint(publicKey);
  await database().insert(deviceKey).values({ kid, accountId, publicKey }).onConflictDoNothing();
  const device = await findDevice(kid);
  return device?.accountId === accountId ? kid : undefined;
}

/** @returns a phone's key and whose it is */
export async function findDevice(
  kid: string,
): Promise<{ accountId: string; publicKey: PublicKey } | undefined> {
  const [found] = await database()
    .select({ accountId: deviceKey.accountId, publicKey: deviceKey.publicKey })
    .from(deviceKey)
    .where(eq(deviceKey.kid, kid));
  return found;
}
