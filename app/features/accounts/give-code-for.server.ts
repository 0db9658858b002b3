import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { type ActingParty, theOperator } from '~/platform/audit.server';
import { giveInvitationCode, giveRecoveryCode } from './give-code.server';

/**
 * Gives out a code at the operator's command line: for a new password, or to open an account that nobody has opened yet.
 * @returns undefined where there is no such account, or it was merged into another
 */
export async function giveCodeFor(
  accountId: string,
  by: ActingParty = theOperator,
): Promise<{ purpose: 'recovery' | 'invitation'; code: string } | undefined> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ passwordHash: account.passwordHash, mergedInto: account.mergedInto })
      .from(account)
      .where(eq(account.id, accountId))
      .for('update');
    if (!found || found.mergedInto !== null) return undefined;
    return found.passwordHash === null
      ? { purpose: 'invitation', code: await giveInvitationCode(tx, accountId, by) }
      : { purpose: 'recovery', code: await giveRecoveryCode(tx, accountId, by) };
  });
}
