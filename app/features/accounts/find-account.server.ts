import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { parsePhone } from './phone';

const IdSchema = z.uuid();

/**
 * Reads what somebody typed to name a person: an account's id, which may have outlived the account, or a phone number.
 * @returns the id; `unreadable` where it is neither; `unknown` where nobody has this number
 */
export async function findAccount(typed: string): Promise<{ id: string } | 'unreadable' | 'unknown'> {
  const asId = IdSchema.safeParse(typed.trim().toLowerCase());
  if (asId.success) return { id: asId.data };
  const phone = parsePhone(typed);
  if (!phone) return 'unreadable';
  const [found] = await database().select({ id: account.id }).from(account).where(eq(account.phone, phone));
  return found ?? 'unknown';
}
