import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { device, devicePin } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { deviceIdOf, forgetDeviceCookies, readDeviceSecret } from './device-cookie.server';
import type { Actor } from './session.server';

/**
 * Forgets the phone that asks, and everybody's PIN on it.
 * @returns the Set-Cookie headers by which the browser forgets it too
 */
export async function forgetDevice(
  request: Request,
  { id }: Pick<Actor, 'id'>,
  { address, publicUrl }: { address: string; publicUrl: string },
): Promise<string[]> {
  const secret = readDeviceSecret(request);
  if (secret) {
    const deviceId = deviceIdOf(secret);
    await database().transaction(async (tx) => {
      const removed = await tx
        .delete(devicePin)
        .where(eq(devicePin.deviceId, deviceId))
        .returning({ accountId: devicePin.accountId });
      await tx.delete(device).where(eq(device.id, deviceId));
      await recordAudit(
        tx,
        { actorId: id, address },
        ...removed.map(({ accountId }) => ({
          action: 'pin.removed' as const,
          personId: accountId,
          detail: { why: 'phoneForgotten' },
        })),
      );
    });
  }
  return forgetDeviceCookies(publicUrl);
}
