import type { Transaction } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { formatCode } from './one-time-code';
import { drawCode, keepCode } from './one-time-code.server';

const validMinutes = { recovery: 24 * 60, invitation: 30 * 24 * 60 };

/**
 * Draws a code that lets a person choose a new password within 24 hours, and makes earlier ones worthless. Whoever calls this has seen
 * to it that the giver may act for the person. It writes the audit entry itself.
 * @returns the code as it is shown, once: `1234 5678`
 * @throws where there is no such account
 */
export const giveRecoveryCode = (tx: Transaction, accountId: string, by: ActingParty): Promise<string> =>
  giveCode(tx, accountId, 'recovery', by);

/**
 * Draws a code with which a person whom somebody else has added opens the account within 30 days; it counts until they have a password.
 * It writes the audit entry itself. Hashing takes some 30 ms of processor time: a long list belongs in a background job.
 * @returns the code as it is shown, once: `1234 5678`
 * @throws where there is no such account
 */
export const giveInvitationCode = (tx: Transaction, accountId: string, by: ActingParty): Promise<string> =>
  giveCode(tx, accountId, 'invitation', by);

async function giveCode(
  tx: Transaction,
  accountId: string,
  purpose: 'recovery' | 'invitation',
  by: ActingParty,
): Promise<string> {
  const { code, codeHash } = await drawCode();
  const kept = await keepCode(tx, accountId, {
    purpose,
    channel: 'person',
    codeHash,
    givenBy: by.actorId,
    validMinutes: validMinutes[purpose],
  });
  if (!kept) throw new Error(`there is no account ${accountId} to give a code for`);
  await recordAudit(tx, by, { action: 'code.given', personId: accountId, detail: { purpose } });
  return formatCode(code);
}
