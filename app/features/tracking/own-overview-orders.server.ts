import { and, asc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { overviewOrder } from '~db/schema/tracking';
import { endOfficesOfOrder } from './offices-of-orders.server';

/** The overviews that somebody gets by email, the first ordered first. */
export const listOverviewOrders = (personId: string) =>
  database()
    .select({
      id: overviewOrder.id,
      search: overviewOrder.search,
      rhythm: overviewOrder.rhythm,
      kind: overviewOrder.kind,
    })
    .from(overviewOrder)
    .where(and(eq(overviewOrder.personId, personId), isNull(overviewOrder.endedAt)))
    .orderBy(asc(overviewOrder.orderedAt));

/** Ends one of somebody's own orders; another's, or one that has ended, stays as it is. */
export async function cancelOverviewOrder(personId: string, orderId: string): Promise<void> {
  const isOwn = and(
    eq(overviewOrder.id, orderId),
    eq(overviewOrder.personId, personId),
    isNull(overviewOrder.endedAt),
  );
  await database().transaction(async (tx) => {
    const ended = await tx
      .update(overviewOrder)
      .set({ endedAt: new Date(), endedBy: 'person' })
      .where(isOwn)
      .returning({ id: overviewOrder.id });
    if (ended.length > 0) await endOfficesOfOrder(tx, orderId);
  });
}

/** All overviews that somebody ordered, for the copy of their data. */
export const exportOverviewOrders = (personId: string) =>
  database()
    .select({
      filters: overviewOrder.search,
      rhythm: overviewOrder.rhythm,
      kind: overviewOrder.kind,
      orderedAt: overviewOrder.orderedAt,
      endedAt: overviewOrder.endedAt,
    })
    .from(overviewOrder)
    .where(isSamePerson(overviewOrder.personId, personId))
    .orderBy(asc(overviewOrder.orderedAt));
