import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import type { Holder } from '~/features/accounts/index';
import { isOpened, listGrants, lockAccounts } from '~/features/accounts/index.server';
import { mayActFor } from '~/features/accounts/policy';
import { peopleActedFor, peopleWithin } from './people-scope.server';

/**
 * Whether somebody may act for a person, who keeps the roles and says the same until the transaction is over: no role can be added in
 * between.
 * @returns `notFound` where the person is not among those whom the actor answers for
 */
export async function checkActsFor(
  tx: Transaction,
  actor: Holder,
  personId: string,
): Promise<'notFound' | 'forbidden' | { isOpened: boolean }> {
  await lockAccounts(tx, personId);
  const [person] = await tx
    .select({
      isOpened,
      isActedFor: sql<boolean>`(${peopleActedFor(actor)})`,
    })
    .from(account)
    .where(and(eq(account.id, personId), peopleWithin(actor)));
  if (!person) return 'notFound';
  const grants = await listGrants(personId, tx);
  if (!person.isActedFor || !mayActFor(actor, { id: personId, grants })) return 'forbidden';
  return { isOpened: person.isOpened };
}
