import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, oneTimeCode } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { countTry } from '~/platform/security/rate-limit.server';
import { confirmPassword } from './confirm-password.server';
import { lockAccounts } from './lock-accounts.server';
import { notifyPerson } from './notify-person.server';
import { formatCode } from './one-time-code';
import { countCodeTry, drawCode, keepCode, spendCode, tryCode } from './one-time-code.server';

/** Email takes its time, and people have to find the letter. */
export const emailCodeMinutes = 60;

const perAccount = { name: 'change-email:account', limit: 5, windowSeconds: 60 * 60 };

type Wait = { outcome: 'wait'; retryAfterSeconds: number };

export type AskForEmailAnswer = { outcome: 'codeSent' | 'wrongPassword' } | Wait;

/**
 * Sends a code to an email address. The account has the address only once the code has been typed in: one that isn't verified is used for
 * nothing, so it is kept nowhere else.
 */
export async function askForEmail(
  accountId: string,
  { email, password }: { email: string; password: string },
): Promise<AskForEmailAnswer> {
  const confirmed = await confirmPassword(accountId, password);
  if (confirmed.outcome === 'wait') return confirmed;
  if (confirmed.outcome === 'wrong') return { outcome: 'wrongPassword' };
  const counted = await countTry(perAccount, accountId);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const { code, codeHash } = await drawCode();
  await database().transaction(async (tx) => {
    const kept = await keepCode(tx, accountId, {
      purpose: 'email',
      channel: 'email',
      codeHash,
      target: email,
      validMinutes: emailCodeMinutes,
    });
    const [person] = await tx
      .select({ language: account.language })
      .from(account)
      .where(eq(account.id, accountId));
    if (!kept || !person) return;
    await queueMessage(tx, {
      personId: accountId,
      channel: 'email',
      recipient: email,
      template: 'emailCode',
      language: person.language,
      values: { code: formatCode(code), minutes: emailCodeMinutes },
      asked: true,
    });
  });
  return { outcome: 'codeSent' };
}

/** Gives the account the email address that the code was sent to, and tells the phone: a password can be recovered by it from then on. */
export async function confirmEmail(
  accountId: string,
  code: string,
  address: string,
): Promise<{ outcome: 'verified' | 'refused' } | Wait> {
  const counted = await countCodeTry(accountId);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const known = await tryCode(and(eq(account.id, accountId), eq(oneTimeCode.purpose, 'email')), code);
  if (!known?.target) return { outcome: 'refused' };
  const email = known.target;
  return database().transaction(async (tx) => {
    await lockAccounts(tx, accountId);
    if (!(await spendCode(tx, known))) return { outcome: 'refused' };
    await tx
      .update(account)
      .set({ email, emailVerifiedAt: sql`now()` })
      .where(and(eq(account.id, accountId), isNull(account.mergedInto)));
    await notifyPerson(tx, accountId, 'emailVerified', {}, { ownDeed: true });
    const detail = { email: 'verified' };
    await recordAudit(
      tx,
      { actorId: accountId, address },
      { action: 'email.changed', personId: accountId, detail },
    );
    return { outcome: 'verified' };
  });
}

/** Takes the email address out of the account, and a code that was sent to one out of use. */
export async function removeEmail(accountId: string, address: string): Promise<void> {
  await database().transaction(async (tx) => {
    await lockAccounts(tx, accountId);
    await tx
      .delete(oneTimeCode)
      .where(and(eq(oneTimeCode.accountId, accountId), eq(oneTimeCode.channel, 'email')));
    const removed = await tx
      .update(account)
      .set({ email: null, emailVerifiedAt: null })
      .where(and(eq(account.id, accountId), isNotNull(account.email)))
      .returning({ id: account.id });
    if (removed.length === 0) return;
    const detail = { email: 'removed' };
    await recordAudit(
      tx,
      { actorId: accountId, address },
      { action: 'email.changed', personId: accountId, detail },
    );
  });
}
