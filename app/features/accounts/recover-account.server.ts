import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Executor, type Transaction } from '~db/client.server';
import { account, consent, oneTimeCode } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { consentVersion } from './create-account.server';
import { lockAccounts } from './lock-accounts.server';
import { type KnownCode, spendCode, tryCode } from './one-time-code.server';
import { checkPassword, type PasswordFault } from './password-rule';
import { hashPassword } from './password.server';
import { countRecoveryTry } from './recovery-limits.server';
import { replacePassword } from './replace-password.server';

/** What a person types to prove that an account is theirs: a number in E.164 form and a code of eight digits. */
export interface PhoneAndCode {
  phone: string;
  code: string;
}

type Refusal = { outcome: 'refused' } | { outcome: 'wait'; retryAfterSeconds: number };

export type CheckRecoveryCodeAnswer =
  /** `isFirstTime`: somebody else has added this person, who has agreed to nothing yet. */
  { outcome: 'known'; name: string; isFirstTime: boolean } | Refusal;

/** Whether a code opens the account of a phone number; it stays unspent, for {@link recoverAccount}. */
export async function checkRecoveryCode(
  typed: PhoneAndCode,
  address: string,
): Promise<CheckRecoveryCodeAnswer> {
  const answer = await knowCode(typed, address);
  if (answer.outcome !== 'known') return answer;
  const holder = await getHolder(database(), answer.code.accountId);
  return holder ? { outcome: 'known', ...holder } : { outcome: 'refused' };
}

export interface Recovery extends PhoneAndCode {
  password: string;
  /** The name as a person who opens the account for the first time wants it; nobody else changes theirs here. */
  name?: string | undefined;
  /** Whether the person agrees to what Tumia keeps; asked for the first time only. */
  consents: boolean;
}

export type RecoverAccountAnswer =
  | { outcome: 'recovered'; accountId: string }
  /** The code is right and stays unspent; keys of `accounts:errors` say what else is missing. */
  | {
      outcome: 'unfit';
      faults: { password?: PasswordFault; consent?: 'consent' };
      name: string;
      isFirstTime: boolean;
    }
  | Refusal;

/**
 * Gives the account of a phone number a new password and spends the code. Every session and PIN of the person ends; the caller opens a
 * new session.
 */
export async function recoverAccount(recovery: Recovery, address: string): Promise<RecoverAccountAnswer> {
  const answer = await knowCode(recovery, address);
  if (answer.outcome !== 'known') return answer;
  const holder = await getHolder(database(), answer.code.accountId);
  if (!holder) return { outcome: 'refused' };
  const { phone, password, consents } = recovery;
  const name = (holder.isFirstTime && recovery.name) || holder.name;
  const fault = checkPassword(password, { name, phone });
  if (fault || (holder.isFirstTime && !consents)) {
    const faults = {
      ...(fault && { password: fault }),
      ...(holder.isFirstTime && !consents && { consent: 'consent' as const }),
    };
    return { outcome: 'unfit', faults, ...holder };
  }
  const passwordHash = await hashPassword(password);
  return database().transaction((tx) =>
    openAccount(tx, answer.code, { passwordHash, name: recovery.name, address }),
  );
}

/** What happens once everything has been checked, all of it or nothing. */
async function openAccount(
  tx: Transaction,
  code: KnownCode,
  { passwordHash, name, address }: { passwordHash: string; name: string | undefined; address: string },
): Promise<RecoverAccountAnswer> {
  const { accountId } = code;
  await lockAccounts(tx, accountId);
  const holder = await getHolder(tx, accountId);
  if (!holder || !(await spendCode(tx, code))) return { outcome: 'refused' };
  const by = { actorId: accountId, address };
  await replacePassword(tx, accountId, passwordHash);
  await recordAudit(
    tx,
    by,
    { action: 'code.used', personId: accountId },
    { action: 'password.changed', personId: accountId },
  );
  if (holder.isFirstTime) {
    await tx.insert(consent).values({ id: uuidv7(), accountId, version: consentVersion });
    if (name !== undefined && name !== holder.name) {
      await tx
        .update(account)
        .set({ name, version: sql`${account.version} + 1` })
        .where(eq(account.id, accountId));
      await recordAudit(tx, by, {
        action: 'account.changed',
        personId: accountId,
        detail: { fields: 'name' },
      });
    }
  }
  return { outcome: 'recovered', accountId };
}

/** One verification, whether the number has an account, the account a code, and the code is the right one, or not. */
async function knowCode(
  { phone, code }: PhoneAndCode,
  address: string,
): Promise<{ outcome: 'known'; code: KnownCode } | Refusal> {
  const counted = await countRecoveryTry(address, phone);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const opensAccount = or(
    eq(oneTimeCode.purpose, 'recovery'),
    and(eq(oneTimeCode.purpose, 'invitation'), isNull(account.passwordHash)),
  );
  const known = await tryCode(and(eq(account.phone, phone), opensAccount), code);
  return known ? { outcome: 'known', code: known } : { outcome: 'refused' };
}

async function getHolder(
  executor: Executor,
  accountId: string,
): Promise<{ name: string; isFirstTime: boolean } | undefined> {
  const [holder] = await executor
    .select({
      name: account.name,
      isFirstTime: sql<boolean>`not exists (select from ${consent} where ${consent.accountId} = ${accountId})`,
    })
    .from(account)
    .where(and(eq(account.id, accountId), isNull(account.mergedInto)));
  return holder;
}
