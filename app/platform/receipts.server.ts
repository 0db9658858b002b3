import { and, eq, sql } from 'drizzle-orm';
import { v5 as uuidv5 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { receipt } from '~db/schema/events';

/**
 * Runs `change` once for each (account, client UUID, purpose) and keeps its answer; a replay, also one at the same moment, gets the first
 * answer and changes nothing. The answer commits with the change or not at all.
 * @param purpose what the sending asks for: one form's id never answers for another's
 */
export async function answerOnce<Answer extends Record<string, unknown>>(
  accountId: string,
  clientUuid: string,
  purpose: string,
  change: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const sending = uuidv5(purpose, clientUuid);
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${accountId + sending}, 0))`);
    const [earlier] = await tx
      .select({ answer: receipt.answer })
      .from(receipt)
      .where(and(eq(receipt.accountId, accountId), eq(receipt.clientUuid, sending)));
    if (earlier) return earlier.answer as Answer;
    const answer = await change(tx);
    await tx.insert(receipt).values({ accountId, clientUuid: sending, answer });
    return answer;
  });
}
