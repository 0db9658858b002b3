import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { attempt } from '~db/schema/quizzes';
import { inOrder, loadItems } from '~/features/items/index.server';
import { withoutFreeText } from './without-free-text';

/** Takes what isn't an answer out of all attempts of a person who is erased; the answers, scores and times stay, without a name. */
export async function forgetTypedText(tx: Transaction, personIds: string[]): Promise<void> {
  const attempts = await tx
    .select({ id: attempt.id, drawn: attempt.drawn, responses: attempt.responses })
    .from(attempt)
    .where(inArray(attempt.personId, personIds))
    .for('update');
  const items = await loadItems(tx, [...new Set(attempts.flatMap(({ drawn }) => hashesOf(drawn)))]);
  for (const { id, drawn, responses } of attempts) {
    const kept = withoutFreeText(inOrder(items, hashesOf(drawn)), responses);
    if (JSON.stringify(kept) === JSON.stringify(responses)) continue;
    await tx.update(attempt).set({ responses: kept }).where(eq(attempt.id, id));
  }
}

const hashesOf = (drawn: readonly { hash: string }[]) => drawn.map(({ hash }) => hash);
