import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { countTry } from '~/platform/security/rate-limit.server';
import { isPasswordOf } from './password.server';

/** Few tries per number keep guessing slow; many per address, since a whole town may share one address of its operator. */
const perPhone = { name: 'sign-in:phone', limit: 10, windowSeconds: 15 * 60 };
const perAddress = { name: 'sign-in:address', limit: 300, windowSeconds: 15 * 60 };

export type SignInAnswer =
  | { outcome: 'ok'; accountId: string }
  | { outcome: 'refused' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/** Checks a phone number and password. The answer is the same whether the number or the password is wrong. */
export async function signIn(
  credentials: { phone: string; password: string },
  address: string,
): Promise<SignInAnswer> {
  for (const [rule, subject] of [
    [perAddress, address],
    [perPhone, credentials.phone],
  ] as const) {
    const answer = await countTry(rule, subject);
    if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  }
  const [found] = await database()
    .select({ id: account.id, passwordHash: account.passwordHash })
    .from(account)
    .where(and(eq(account.phone, credentials.phone), isNull(account.mergedInto)));
  const matches = await isPasswordOf(found?.passwordHash ?? undefined, credentials.password);
  return matches && found ? { outcome: 'ok', accountId: found.id } : { outcome: 'refused' };
}
