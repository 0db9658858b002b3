import { and, asc, eq } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { roleGrant } from '~db/schema/accounts';
import { dropMembership } from './drop-membership.server';
import { lockAccounts } from './lock-accounts.server';
import { getOwnInstitute } from './own-institutes.server';
import { closeAllSessions, rotateSession, type SignedIn } from './session.server';

export type LeaveInstituteAnswer =
  /** Where roles went with it, the header that gives the browser its new session. */
  | { outcome: 'left'; setCookie: string | undefined }
  /** Nobody else manages the institute, and the person doesn't know that yet: nothing has changed. */
  | { outcome: 'lastManager' }
  | { outcome: 'notMember' };

/**
 * Ends one's own membership of an institute, and the roles there with it; other sessions end where a role was lost. Membership is a
 * person's own word, so nobody is kept: the last manager is told what it means, and may go all the same.
 * @param knowsIsLast whether the person has been told that nobody else manages it
 */
export async function leaveInstitute(
  request: Request,
  { actor, session }: SignedIn,
  { instituteId, knowsIsLast }: { instituteId: string; knowsIsLast: boolean },
  { address, publicUrl }: { address: string; publicUrl: string },
): Promise<LeaveInstituteAnswer> {
  const personId = actor.id;
  const lost = await database().transaction(async (tx) => {
    await lockAccounts(tx, personId);
    await holdManagers(tx, instituteId);
    const own = await getOwnInstitute(personId, instituteId, tx);
    if (!own) return 'notMember';
    if (own.isLastManager && !knowsIsLast) return 'lastManager';
    const by = { actorId: personId, address };
    const roles = (await dropMembership(tx, { personId, instituteId }, 'member.left', by)) ?? [];
    if (roles.length > 0) await closeAllSessions(personId, tx, session.id);
    return roles;
  });
  if (typeof lost === 'string') return { outcome: lost };
  const setCookie =
    lost.length > 0
      ? await rotateSession(request, personId, { publicUrl, isShared: session.isShared })
      : undefined;
  return { outcome: 'left', setCookie };
}

/** Lets managers who leave at once take turns, so that the one who goes last is told. */
async function holdManagers(tx: Transaction, instituteId: string): Promise<void> {
  await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(and(eq(roleGrant.instituteId, instituteId), eq(roleGrant.role, 'manager')))
    .orderBy(asc(roleGrant.id))
    .for('update');
}
