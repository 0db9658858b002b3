import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { countTry } from '~/platform/security/rate-limit.server';
import { isPasswordOf } from './password.server';

/** Whoever holds an open phone that isn't theirs doesn't get to guess for long. */
const perAccount = { name: 'confirm-password:account', limit: 10, windowSeconds: 15 * 60 };

export type ConfirmPasswordAnswer =
  { outcome: 'right' } | { outcome: 'wrong' } | { outcome: 'wait'; retryAfterSeconds: number };

/** Asks a signed-in person for the password again, before something that an open phone alone must not allow. */
export async function confirmPassword(accountId: string, password: string): Promise<ConfirmPasswordAnswer> {
  const answer = await countTry(perAccount, accountId);
  if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  const [found] = await database()
    .select({ passwordHash: account.passwordHash })
    .from(account)
    .where(eq(account.id, accountId));
  const matches = await isPasswordOf(found?.passwordHash ?? undefined, password);
  return { outcome: matches ? 'right' : 'wrong' };
}
