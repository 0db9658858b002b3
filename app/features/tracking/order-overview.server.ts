import { and, eq, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { overviewOrder } from '~db/schema/tracking';
import { emailIsSet } from '~/platform/messages/gateways.server';
import type { OverviewOrder } from './schemas';

/** As many as one person may have at a time. */
const mostOrders = 10;

export type OrderOverviewAnswer = { ok: true } | { ok: false; fault: 'noGateway' | 'noEmail' | 'tooMany' };

/** Whether overviews can be sent to somebody: an email gateway is set, and they have a confirmed address. */
export async function mayGetOverviews(personId: string): Promise<'noGateway' | 'noEmail' | undefined> {
  if (!emailIsSet()) return 'noGateway';
  const [person] = await database()
    .select({ email: account.email, emailVerifiedAt: account.emailVerifiedAt })
    .from(account)
    .where(eq(account.id, personId));
  return person?.email && person.emailVerifiedAt ? undefined : 'noEmail';
}

/**
 * Orders the overview of somebody's area by email, from the next month or week on.
 * @param search the filters, as an address says them @param clientUuid the form's own id: sent twice, it is one order
 */
export async function orderOverview(
  personId: string,
  { rhythm, kind }: OverviewOrder,
  search: string,
  clientUuid: string,
): Promise<OrderOverviewAnswer> {
  const fault = await mayGetOverviews(personId);
  if (fault) return { ok: false, fault };
  return database().transaction(async (tx) => {
    await tx.execute(sql`select from account where id = ${personId}::uuid for update`);
    const active = await tx
      .select({ id: overviewOrder.id })
      .from(overviewOrder)
      .where(and(eq(overviewOrder.personId, personId), isNull(overviewOrder.endedAt)));
    if (active.some(({ id }) => id === clientUuid)) return { ok: true };
    if (active.length >= mostOrders) return { ok: false, fault: 'tooMany' };
    await tx
      .insert(overviewOrder)
      .values({ id: clientUuid, personId, search, rhythm, kind })
      .onConflictDoNothing();
    return { ok: true };
  });
}
