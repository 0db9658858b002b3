import { and, eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { receipt } from '~db/schema/events';

/**
 * Runs `change` once for each (account, client UUID) and keeps its answer; a replay, also one at the same moment, gets the first answer
 * and changes nothing. The answer commits with the change or not at all.
 */
export async function answerOnce<Answer extends Record<string, unknown>>(
  accountId: string,
  clientUuid: string,
  change: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${accountId + clientUuid}, 0))`);
    const [earlier] = await tx
      .select({ answer: receipt.answer })
      .from(receipt)
      .where(and(eq(receipt.accountId, accountId), eq(receipt.clientUuid, clientUuid)));
    if (earlier) return earlier.answer as Answer;
    const answer = await change(tx);
    await tx.insert(receipt).values({ accountId, clientUuid, answer });
    return answer;
  });
}
