import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { emailIsSet, smsIsSet } from '~/platform/messages/gateways.server';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { formatCode } from './one-time-code';
import { drawCode, keepCode } from './one-time-code.server';
import { countRecoveryAsk } from './recovery-limits.server';

/** How long a code that was sent is good for. */
export const sentCodeMinutes = 15;

export type AskForRecoveryAnswer = { outcome: 'asked' } | { outcome: 'wait'; retryAfterSeconds: number };

/**
 * Sends the account of a phone number a code that lets its person choose a new password: by SMS, and by email to an address that they have
 * verified, as far as there are gateways. The answer and the work are the same where the number has no account.
 */
export async function askForRecovery(phone: string, address: string): Promise<AskForRecoveryAnswer> {
  const counted = await countRecoveryAsk(address, phone);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const { code, codeHash } = await drawCode();
  await database().transaction(async (tx) => {
    const [person] = await tx
      .select({
        id: account.id,
        email: account.email,
        emailVerifiedAt: account.emailVerifiedAt,
        language: account.language,
      })
      .from(account)
      .where(and(eq(account.phone, phone), isNull(account.mergedInto)));
    const email = emailIsSet() && person?.emailVerifiedAt ? person.email : null;
    const reachable = smsIsSet() || email !== null;
    const kept = await keepCode(tx, (reachable && person?.id) || uuidv7(), {
      purpose: 'recovery',
      channel: smsIsSet() ? 'sms' : 'email',
      codeHash,
      validMinutes: sentCodeMinutes,
    });
    if (!kept || !person) return;
    const letter = {
      personId: person.id,
      template: 'recoveryCode' as const,
      language: person.language,
      values: { code: formatCode(code), minutes: sentCodeMinutes },
      asked: true,
    };
    if (smsIsSet()) await queueMessage(tx, { ...letter, channel: 'sms', recipient: phone });
    if (email !== null) await queueMessage(tx, { ...letter, channel: 'email', recipient: email });
  });
  return { outcome: 'asked' };
}
