import { lt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { oneTimeCode } from '~db/schema/accounts';

const keptDays = 30;

/** Deletes one-time codes that were made more than a month ago, used or not: the audit trail tells of them for longer. */
export async function forgetOldCodes(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  await database().delete(oneTimeCode).where(lt(oneTimeCode.createdAt, before));
}
