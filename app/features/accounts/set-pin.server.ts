import { eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, device, devicePin } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { confirmPassword } from './confirm-password.server';
import {
  deviceIdOf,
  drawDeviceSecret,
  type DeviceSecret,
  readDeviceSecret,
  rememberDevice,
} from './device-cookie.server';
import { hashPin } from './device-pins.server';
import { checkPin, type PinFault } from './pin-rule';
import { maySetPin } from './policy';
import type { SignedIn } from './session.server';

export type SetPinAnswer =
  /** With the headers by which the browser goes on being known as this phone. */
  | { outcome: 'set'; setCookies: string[] }
  | { outcome: 'forbidden' }
  | { outcome: 'refused'; fault: PinFault }
  | { outcome: 'wrongPassword' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/**
 * Sets a person's PIN on the phone that asks, in place of an earlier one. It takes the password again: a phone that somebody has left open
 * must not give a colleague a lasting way in.
 */
export async function setPin(
  request: Request,
  { actor, session }: SignedIn,
  { pin, password }: { pin: string; password: string },
  { address, publicUrl }: { address: string; publicUrl: string },
): Promise<SetPinAnswer> {
  if (!session.isShared || !maySetPin(actor)) return { outcome: 'forbidden' };
  const [person] = await database()
    .select({ phone: account.phone })
    .from(account)
    .where(eq(account.id, actor.id));
  const fault = checkPin(pin, person?.phone ?? '');
  if (fault) return { outcome: 'refused', fault };
  const confirmed = await confirmPassword(actor.id, password);
  if (confirmed.outcome === 'wait') return confirmed;
  if (confirmed.outcome === 'wrong') return { outcome: 'wrongPassword' };

  const secret = (await knownDevice(request)) ?? drawDeviceSecret();
  const deviceId = deviceIdOf(secret);
  const pinHash = await hashPin(pin, secret);
  await database().transaction(async (tx) => {
    await tx
      .insert(device)
      .values({ id: deviceId })
      .onConflictDoUpdate({ target: device.id, set: { lastUsedAt: sql`now()` } });
    await tx
      .insert(devicePin)
      .values({ deviceId, accountId: actor.id, pinHash })
      .onConflictDoUpdate({
        target: [devicePin.deviceId, devicePin.accountId],
        set: { pinHash, wrongTries: 0, createdAt: sql`now()` },
      });
    await recordAudit(tx, { actorId: actor.id, address }, { action: 'pin.set', personId: actor.id });
  });
  return { outcome: 'set', setCookies: rememberDevice(secret, publicUrl) };
}

/** The phone that asks, unless it was forgotten: then it becomes another one, to which old copies of its cookie lead nobody. */
async function knownDevice(request: Request): Promise<DeviceSecret | undefined> {
  const secret = readDeviceSecret(request);
  if (!secret) return undefined;
  const [known] = await database()
    .select({ id: device.id })
    .from(device)
    .where(eq(device.id, deviceIdOf(secret)));
  return known && secret;
}
