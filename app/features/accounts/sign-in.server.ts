import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { isPasswordOf } from './password.server';
import type { Proof } from './session.server';
import { countSignInTry } from './sign-in-limits.server';

export type SignInAnswer =
  /** `proof` is for the session that is opened now. */
  | { outcome: 'ok'; accountId: string; proof: Proof }
  | { outcome: 'refused' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/** Checks a phone number and password. The answer is the same whether the number or the password is wrong. */
export async function signIn(
  credentials: { phone: string; password: string },
  address: string,
  now = new Date(),
): Promise<SignInAnswer> {
  const counted = await countSignInTry(address, credentials.phone, now);
  if (!counted.allowed) return { outcome: 'wait', retryAfterSeconds: counted.retryAfterSeconds };
  const [found] = await database()
    .select({ id: account.id, passwordHash: account.passwordHash })
    .from(account)
    .where(and(eq(account.phone, credentials.phone), isNull(account.mergedInto)));
  const matches = await isPasswordOf(found?.passwordHash ?? undefined, credentials.password);
  return matches && found?.passwordHash
    ? { outcome: 'ok', accountId: found.id, proof: { passwordHash: found.passwordHash } }
    : { outcome: 'refused' };
}
