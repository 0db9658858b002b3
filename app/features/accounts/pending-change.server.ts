import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { oneTimeCode } from '~db/schema/accounts';
import { isLive } from './one-time-code.server';

/** @returns the new phone number or email address that waits for its code, if any */
export async function getPendingChange(
  accountId: string,
  purpose: 'phone' | 'email',
): Promise<string | undefined> {
  const [pending] = await database()
    .select({ target: oneTimeCode.target })
    .from(oneTimeCode)
    .where(and(eq(oneTimeCode.accountId, accountId), eq(oneTimeCode.purpose, purpose), isLive));
  return pending?.target ?? undefined;
}
