import { and, DrizzleQueryError, eq, isNull } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account, oneTimeCode } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { smsIsSet } from '~/platform/messages/gateways.server';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { countTryAgainstAll } from '~/platform/security/rate-limit.server';
import { sentCodeMinutes } from './ask-for-recovery.server';
import { confirmPassword } from './confirm-password.server';
import { foreignCodeLimit } from './foreign-code-limit.server';
import { lockAccounts } from './lock-accounts.server';
import { notifyPerson } from './notify-person.server';
import { formatCode } from './one-time-code';
import { countCodeTry, drawCode, forgetCodes, keepCode, spendCode, tryCode } from './one-time-code.server';

/** Each costs an SMS, and tells of a number whether it has an account. */
const perAccount = { name: 'change-phone:account', limit: 5, windowSeconds: 60 * 60 };

type Wait = { outcome: 'wait'; retryAfterSeconds: number };

export type AskForPhoneAnswer =
  /** A code is on its way to the new number. */
  | { outcome: 'codeSent' }
  /** There is no gateway for codes: the number has been changed. */
  | { outcome: 'changed' }
  | { outcome: 'wrongPassword' | 'same' | 'taken' }
  | Wait;

/**
 * Asks for another phone number. Where codes can be sent, the number changes once the code that goes to it has been typed in, and nothing
 * tells whether it has an account: then none is sent. Where they can't, it changes at once.
 * @param phone in E.164 form
 * @param password of the account, since a phone that lies about must not be enough
 */
export async function askForPhone(
  accountId: string,
  { phone, password }: { phone: string; password: string },
  address: string,
): Promise<AskForPhoneAnswer> {
  const confirmed = await confirmPassword(accountId, password);
  if (confirmed.outcome === 'wait') return confirmed;
  if (confirmed.outcome === 'wrong') return { outcome: 'wrongPassword' };
  const counted = await countTryAgainstAll([[perAccount, accountId], ...foreignCodeLimit(phone)]);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const holder = await getHolder(phone);
  if (holder?.id === accountId) return { outcome: 'same' };
  const by = { actorId: accountId, address };
  if (!smsIsSet()) {
    if (holder) return { outcome: 'taken' };
    const changed = await unlessTaken(() =>
      database().transaction(async (tx) => {
        await lockAccounts(tx, accountId);
        await changePhone(tx, accountId, phone, by);
        await forgetCodes(tx, accountId);
      }),
    );
    return { outcome: changed ? 'changed' : 'taken' };
  }
  const { code, codeHash } = await drawCode();
  await database().transaction(async (tx) => {
    const minutes = sentCodeMinutes;
    await keepCode(tx, accountId, {
      purpose: 'phone',
      channel: 'sms',
      codeHash,
      target: phone,
      validMinutes: minutes,
    });
    if (holder) return;
    await queueMessage(tx, {
      personId: accountId,
      channel: 'sms',
      recipient: phone,
      template: 'phoneChangeCode',
      language: await languageOf(tx, accountId),
      values: { code: formatCode(code), minutes },
      asked: true,
    });
  });
  return { outcome: 'codeSent' };
}

export type ConfirmPhoneAnswer = { outcome: 'changed' | 'refused' | 'taken' } | Wait;

/** Changes the phone number to the one that the code was sent to. */
export async function confirmPhone(
  accountId: string,
  code: string,
  address: string,
): Promise<ConfirmPhoneAnswer> {
  const counted = await countCodeTry(accountId);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const known = await tryCode(and(eq(account.id, accountId), eq(oneTimeCode.purpose, 'phone')), code);
  const phone = known?.target;
  if (!known || !phone) return { outcome: 'refused' };
  let outcome: 'changed' | 'refused' = 'refused';
  const free = await unlessTaken(() =>
    database().transaction(async (tx) => {
      await lockAccounts(tx, accountId);
      if (!(await spendCode(tx, known))) return;
      await changePhone(tx, accountId, phone, { actorId: accountId, address });
      outcome = 'changed';
    }),
  );
  return { outcome: free ? outcome : 'taken' };
}

const getHolder = async (phone: string) =>
  (await database().select({ id: account.id }).from(account).where(eq(account.phone, phone)))[0];

async function languageOf(tx: Transaction, accountId: string) {
  const [person] = await tx
    .select({ language: account.language })
    .from(account)
    .where(eq(account.id, accountId));
  return person?.language ?? 'sw';
}

/** The number that the account had so far is told, where that is possible. */
async function changePhone(
  tx: Transaction,
  accountId: string,
  phone: string,
  by: ActingParty,
): Promise<void> {
  await notifyPerson(tx, accountId, 'phoneChanged', {}, { ownDeed: true });
  await tx
    .update(account)
    .set({ phone })
    .where(and(eq(account.id, accountId), isNull(account.mergedInto)));
  await recordAudit(tx, by, { action: 'phone.changed', personId: accountId });
}

/** @returns false where somebody else has taken the number at this very moment */
async function unlessTaken(change: () => Promise<void>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    const reason: unknown = error instanceof DrizzleQueryError ? error.cause : undefined;
    if (reason instanceof Error && 'code' in reason && reason.code === '23505') return false;
    throw error;
  }
}
