import type { Transaction } from '~db/client.server';
import type { ActingParty } from '~/platform/audit.server';
import { dropMembership } from './drop-membership.server';
import { lockAccounts } from './lock-accounts.server';
import { mayManageMembers } from './policy';
import { loadHolder } from './role-change.server';
import { closeAllSessions } from './session.server';

/** `self`: whoever wants to leave does so on their own pages, where they are told what it means. */
export type RemoveMemberAnswer = 'removed' | 'notMember' | 'self' | 'forbidden';

/** Ends a membership of an institute, and the roles that the person has there with it. */
export async function removeMember(
  tx: Transaction,
  { personId, instituteId }: { personId: string; instituteId: string },
  by: ActingParty & { actorId: string },
): Promise<RemoveMemberAnswer> {
  if (personId === by.actorId) return 'self';
  await lockAccounts(tx, personId, by.actorId);
  const holder = await loadHolder(tx, by.actorId);
  if (!holder || !mayManageMembers(holder, instituteId)) return 'forbidden';
  const lost = await dropMembership(tx, { personId, instituteId }, 'member.removed', by);
  if (!lost) return 'notMember';
  if (lost.length > 0) await closeAllSessions(personId, tx);
  return 'removed';
}
