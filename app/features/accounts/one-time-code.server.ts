import { randomInt } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { account, type CodePurpose, oneTimeCode } from '~db/schema/accounts';
import { countTry, type RateLimitAnswer } from '~/platform/security/rate-limit.server';
import { lockAccounts } from './lock-accounts.server';
import { hashPassword, isPasswordOf } from './password.server';

/** How often a code may be tried before it is worth nothing. */
const mostTries = 5;

export interface NewCode {
  /** Eight digits, for the person's eyes alone. */
  code: string;
  codeHash: string;
}

/** Draws a code and hashes it as a password is hashed. */
export async function drawCode(): Promise<NewCode> {
  const code = String(randomInt(10 ** 8)).padStart(8, '0');
  return { code, codeHash: await hashPassword(code) };
}

export interface CodeToKeep extends Pick<typeof oneTimeCode.$inferInsert, 'target' | 'givenBy'> {
  purpose: CodePurpose;
  channel: 'sms' | 'email' | 'person';
  codeHash: string;
  validMinutes: number;
}

/** Either opens the account, so of these the newest alone counts. */
const openingPurposes: CodePurpose[] = ['recovery', 'invitation'];

const sharingPlaceWith = (purpose: CodePurpose) =>
  openingPurposes.includes(purpose) ? openingPurposes : [purpose];

/**
 * Keeps a code in place of the earlier ones for the same.
 * @param accountId of an account that isn't there or was merged into another: nothing is kept, after the same statements
 * @returns whether it was kept
 */
export async function keepCode(tx: Transaction, accountId: string, kept: CodeToKeep): Promise<boolean> {
  const { purpose, channel, codeHash, target = null, givenBy = null, validMinutes } = kept;
  await lockAccounts(tx, accountId);
  await tx
    .delete(oneTimeCode)
    .where(
      and(eq(oneTimeCode.accountId, accountId), inArray(oneTimeCode.purpose, sharingPlaceWith(purpose))),
    );
  const rows = await tx.execute(sql`
    insert into one_time_code (id, account_id, purpose, code_hash, channel, target, given_by, expires_at)
    select ${uuidv7()}, ${account.id}, ${purpose}, ${codeHash}, ${channel}, ${target}, ${givenBy}::uuid,
      now() + make_interval(mins => ${validMinutes})
    from ${account} where ${account.id} = ${accountId} and ${account.mergedInto} is null
    returning 1`);
  return rows.length > 0;
}

/** The condition that a code can still be spent. */
export const isLive = and(isNull(oneTimeCode.usedAt), gt(oneTimeCode.expiresAt, sql`now()`));

/** A code whose holder has named it rightly; it is spent only by {@link spendCode}. */
export interface KnownCode {
  id: string;
  accountId: string;
  target: string | null;
}

/**
 * Tries a code against the newest one kept. The try is counted before the code is looked at, so that many at once get no more tries
 * than one after the other; a right one is taken off again. There is one verification whether or not there is a code.
 * @param whose the condition on `account` and `one_time_code` that says whose and what for
 * @returns undefined for a wrong, spent, expired or too often tried code, and for none at all
 */
export async function tryCode(whose: SQL | undefined, code: string): Promise<KnownCode | undefined> {
  const newest = database()
    .select({ id: oneTimeCode.id })
    .from(oneTimeCode)
    .innerJoin(account, eq(account.id, oneTimeCode.accountId))
    .where(and(isNull(account.mergedInto), whose))
    .orderBy(desc(oneTimeCode.createdAt), desc(oneTimeCode.id))
    .limit(1);
  const [tried] = await database()
    .update(oneTimeCode)
    .set({ wrongTries: sql`${oneTimeCode.wrongTries} + 1` })
    .where(and(eq(oneTimeCode.id, sql`(${newest})`), lt(oneTimeCode.wrongTries, mostTries), isLive))
    .returning({
      id: oneTimeCode.id,
      accountId: oneTimeCode.accountId,
      target: oneTimeCode.target,
      codeHash: oneTimeCode.codeHash,
    });
  if (!(await isPasswordOf(tried?.codeHash, code)) || !tried) return undefined;
  await database()
    .update(oneTimeCode)
    .set({ wrongTries: sql`${oneTimeCode.wrongTries} - 1` })
    .where(eq(oneTimeCode.id, tried.id));
  const { id, accountId, target } = tried;
  return { id, accountId, target };
}

/**
 * Spends a code, in the transaction of what it is spent on, and makes all others of the person worthless.
 * @returns false where somebody else was faster: then nothing may be done in its name
 */
export async function spendCode(tx: Transaction, { id, accountId }: KnownCode): Promise<boolean> {
  const [spent] = await tx
    .update(oneTimeCode)
    .set({ usedAt: sql`now()` })
    .where(and(eq(oneTimeCode.id, id), isLive))
    .returning({ id: oneTimeCode.id });
  if (!spent) return false;
  await tx.delete(oneTimeCode).where(and(eq(oneTimeCode.accountId, accountId), ne(oneTimeCode.id, id)));
  return true;
}

/** Makes all codes of a person worthless. */
export async function forgetCodes(tx: Transaction, accountId: string): Promise<void> {
  await tx.delete(oneTimeCode).where(eq(oneTimeCode.accountId, accountId));
}

const perAccount = { name: 'code:account', limit: 20, windowSeconds: 15 * 60 };

/** Counts a code that a signed-in person types in, before it is looked at. */
export const countCodeTry = (accountId: string): Promise<RateLimitAnswer> => countTry(perAccount, accountId);
