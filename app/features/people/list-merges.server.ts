import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { accountMerge } from '~db/schema/people';
import { recordAudit } from '~/platform/audit.server';
import { undoableSince } from './merge-time';
import { peopleActedFor } from './people-scope.server';
import { type ActingPerson, partyOf } from './acting-person';

export interface ListedMerge {
  id: string;
  kept: { id: string; name: string; phone: string };
  mergedName: string;
  mergedAt: Date;
  /** The name of who did it; null where that account is gone. */
  mergedBy: string | null;
}

/**
 * The merges that somebody can undo, the newest first. One whose kept account was merged again comes back once the later is undone. That
 * somebody has looked is written down.
 */
export async function listMerges(actor: ActingPerson, now = new Date()): Promise<ListedMerge[]> {
  const merged = alias(account, 'merged');
  const merger = alias(account, 'merger');
  const merges = await database()
    .select({
      id: accountMerge.id,
      kept: { id: account.id, name: account.name, phone: account.phone },
      mergedName: merged.name,
      mergedAt: accountMerge.mergedAt,
      mergedBy: sql<string | null>`${merger.name}`,
    })
    .from(accountMerge)
    .innerJoin(account, eq(account.id, accountMerge.keptId))
    .innerJoin(merged, eq(merged.id, accountMerge.mergedId))
    .leftJoin(merger, eq(merger.id, accountMerge.mergedBy))
    .where(
      and(
        isNull(accountMerge.undoneAt),
        gt(accountMerge.mergedAt, undoableSince(now)),
        peopleActedFor(actor),
      ),
    )
    .orderBy(desc(accountMerge.mergedAt));
  if (merges.length > 0)
    await recordAudit(database(), partyOf(actor), {
      action: 'people.listed',
      detail: { shown: merges.length },
    });
  return merges;
}
