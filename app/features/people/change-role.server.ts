import { and, eq } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import type { Grant } from '~/features/accounts/index';
import {
  grantRole,
  type GrantRoleAnswer,
  removeMember,
  type RemoveMemberAnswer,
  revokeRole,
  type RevokeRoleAnswer,
} from '~/features/accounts/index.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleActedFor } from './people-scope.server';

/** Gives a role to one of the people whom somebody acts for. */
export async function grantRoleTo(
  actor: ActingPerson,
  change: { personId: string; grant: Grant },
): Promise<GrantRoleAnswer> {
  return database().transaction(async (tx) =>
    (await isActedFor(tx, actor, change.personId)) ? grantRole(tx, change, partyOf(actor)) : 'notFound',
  );
}

/** Takes a role back from one of the people whom somebody acts for. */
export async function revokeRoleOf(
  actor: ActingPerson,
  change: { personId: string; grant: Grant },
): Promise<RevokeRoleAnswer | 'notFound'> {
  return database().transaction(async (tx) =>
    (await isActedFor(tx, actor, change.personId)) ? revokeRole(tx, change, partyOf(actor)) : 'notFound',
  );
}

/** Ends a person's membership of an institute, with the roles there. */
export async function endMembership(
  actor: ActingPerson,
  member: { personId: string; instituteId: string },
): Promise<RemoveMemberAnswer | 'notFound'> {
  return database().transaction(async (tx) =>
    (await isActedFor(tx, actor, member.personId)) ? removeMember(tx, member, partyOf(actor)) : 'notFound',
  );
}

async function isActedFor(tx: Transaction, actor: ActingPerson, personId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, personId), peopleActedFor(actor)));
  return found !== undefined;
}
