import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { devicePin } from '~db/schema/accounts';
import { deviceIdOf, readDeviceSecret } from './device-cookie.server';
import type { Actor } from './session.server';

/**
 * On how many phones a person has a PIN, and whether the phone that asks is one of them; that a phone tells on the pages about its PINs
 * only.
 */
export async function countOwnPins(
  request: Request,
  { id }: Pick<Actor, 'id'>,
): Promise<{ phones: number; isHere: boolean }> {
  const secret = readDeviceSecret(request);
  const rows = await database()
    .select({ deviceId: devicePin.deviceId })
    .from(devicePin)
    .where(eq(devicePin.accountId, id));
  return {
    phones: rows.length,
    isHere: secret !== undefined && rows.some(({ deviceId }) => deviceId === deviceIdOf(secret)),
  };
}
