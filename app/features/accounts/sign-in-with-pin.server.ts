import { and, eq, gte, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, device, devicePin } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { deviceIdOf, readDeviceSecret } from './device-cookie.server';
import { isPinOf, loadDevicePeople, mostWrongTries, pinCounts } from './device-pins.server';
import type { Proof } from './session.server';
import { countSignInTry } from './sign-in-limits.server';

export type PinSignInAnswer =
  /** `proof` is for the session that is opened now. */
  | { outcome: 'ok'; accountId: string; proof: Proof }
  | { outcome: 'wrong'; triesLeft: number }
  /** There is no such PIN on this phone, or not any more: the password is needed. */
  | { outcome: 'gone' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/**
 * Checks a PIN on the phone that asks. A try is counted before the PIN is looked at, in one statement, so that many at once get no more
 * tries than one after the other; the last wrong one removes the PIN.
 * @param chosen the handle of a person that this phone's list named
 */
export async function signInWithPin(
  request: Request,
  { chosen, pin }: { chosen: string; pin: string },
  address: string,
): Promise<PinSignInAnswer> {
  const secret = readDeviceSecret(request);
  const person = (await loadDevicePeople(secret)).find(({ handle }) => handle === chosen);
  if (!secret || !person) return { outcome: 'gone' };
  const counted = await countSignInTry(address, undefined);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };

  const { accountId } = person;
  const deviceId = deviceIdOf(secret);
  const ownPin = and(eq(devicePin.deviceId, deviceId), eq(devicePin.accountId, accountId));
  const [tried] = await database()
    .update(devicePin)
    .set({ wrongTries: sql`${devicePin.wrongTries} + 1` })
    .from(account)
    .where(and(ownPin, eq(account.id, devicePin.accountId), pinCounts()))
    .returning({ pinHash: devicePin.pinHash, wrongTries: devicePin.wrongTries });
  if (!tried) return { outcome: 'gone' };

  if (await isPinOf(tried.pinHash, pin, secret)) {
    const right = await database()
      .update(devicePin)
      .set({ wrongTries: 0 })
      .where(and(ownPin, eq(devicePin.pinHash, tried.pinHash)))
      .returning({ accountId: devicePin.accountId });
    // Removed or replaced while it was looked at.
    if (right.length === 0) return { outcome: 'gone' };
    await database()
      .update(device)
      .set({ lastUsedAt: sql`now()` })
      .where(eq(device.id, deviceId));
    return { outcome: 'ok', accountId, proof: { deviceId, pinHash: tried.pinHash } };
  }
  const triesLeft = mostWrongTries - tried.wrongTries;
  if (triesLeft > 0) return { outcome: 'wrong', triesLeft };
  await removeGuessedPin(deviceId, accountId, address);
  return { outcome: 'gone' };
}

async function removeGuessedPin(deviceId: string, accountId: string, address: string): Promise<void> {
  await database().transaction(async (tx) => {
    const removed = await tx
      .delete(devicePin)
      .where(
        and(
          eq(devicePin.deviceId, deviceId),
          eq(devicePin.accountId, accountId),
          gte(devicePin.wrongTries, mostWrongTries),
        ),
      )
      .returning({ accountId: devicePin.accountId });
    if (removed.length === 0) return;
    const by = { actorId: null, address };
    await recordAudit(tx, by, {
      action: 'pin.removed',
      personId: accountId,
      detail: { why: 'wrongTries', tries: mostWrongTries },
    });
  });
}
