import { eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { removePins } from './device-pins.server';
import { notifyPerson } from './notify-person.server';
import { forgetCodes } from './one-time-code.server';
import { closeAllSessions } from './session.server';

/**
 * Puts a new password in place of the old one. Whatever the old one has opened ends with it: codes, PINs on all phones, then all sessions, so
 * that one that a PIN opens at this very moment ends too. The person is told, where there is a way.
 * @param passwordHash see `hashPassword`, made before the transaction
 */
export async function replacePassword(
  tx: Transaction,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await tx.update(account).set({ passwordHash }).where(eq(account.id, accountId));
  await forgetCodes(tx, accountId);
  await removePins(tx, accountId);
  await closeAllSessions(accountId, tx);
  await notifyPerson(tx, accountId, 'passwordChanged', {}, { ownDeed: true });
}
