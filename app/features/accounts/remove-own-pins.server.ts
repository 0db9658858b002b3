import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { devicePin } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { deviceIdOf, type DeviceSecret } from './device-cookie.server';
import type { Actor } from './session.server';

/**
 * Removes a person's own PIN from one phone, or from all. One that is gone already changes nothing.
 * @param secret of the one phone; left out for all
 */
export async function removeOwnPins(
  { id }: Pick<Actor, 'id'>,
  address: string,
  secret?: DeviceSecret,
): Promise<void> {
  const onPhone = secret === undefined ? undefined : eq(devicePin.deviceId, deviceIdOf(secret));
  await database().transaction(async (tx) => {
    const removed = await tx
      .delete(devicePin)
      .where(and(eq(devicePin.accountId, id), onPhone))
      .returning({ deviceId: devicePin.deviceId });
    if (removed.length === 0) return;
    const detail = { why: 'ownWish', phones: removed.length };
    await recordAudit(tx, { actorId: id, address }, { action: 'pin.removed', personId: id, detail });
  });
}
