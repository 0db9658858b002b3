import { and, eq, isNull, like, lte } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { accountMerge } from '~db/schema/people';
import { releaseNumbers } from '~/features/accounts/index.server';
import { undoableSince } from './merge-time';

/** Lets others take the phone numbers of accounts whose merge can't be undone any more: operators give an unused number to somebody else. */
export async function releaseMergedNumbers(now = new Date()): Promise<void> {
  await database().transaction(async (tx) => {
    const merged = await tx
      .select({ id: accountMerge.mergedId })
      .from(accountMerge)
      .innerJoin(account, eq(account.id, accountMerge.mergedId))
      .where(
        and(
          isNull(accountMerge.undoneAt),
          lte(accountMerge.mergedAt, undoableSince(now)),
          like(account.phone, '+%'),
        ),
      );
    if (merged.length > 0)
      await releaseNumbers(
        tx,
        merged.map(({ id }) => id),
      );
  });
}
