import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { invitation } from '~db/schema/people';
import { addMember } from '~/features/accounts/index.server';

/** An institute's question to a person that stands open. */
export interface Invitation {
  id: string;
  institute: { sw: string; en: string };
  invitedAt: Date;
}

/** Institutes that ask a person to join, the oldest question first. */
export async function listInvitations(accountId: string): Promise<Invitation[]> {
  return database()
    .select({
      id: invitation.id,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      invitedAt: invitation.invitedAt,
    })
    .from(invitation)
    .innerJoin(institute, eq(institute.id, invitation.instituteId))
    .where(
      and(eq(invitation.accountId, accountId), isNull(invitation.answeredAt), isNull(institute.closedAt)),
    )
    .orderBy(asc(invitation.invitedAt));
}

/**
 * A person's answer to the question of an institute. The first answer counts: another one later changes nothing.
 * @returns `notFound` where this person has not been asked, or the institute has left the consortium
 */
export async function answerInvitation(
  accountId: string,
  { invitationId, answer }: { invitationId: string; answer: 'accepted' | 'declined' },
  address: string | null,
): Promise<'done' | 'notFound'> {
  return database().transaction(async (tx) => {
    const [asked] = await tx
      .select({ instituteId: invitation.instituteId, answeredAt: invitation.answeredAt })
      .from(invitation)
      .innerJoin(institute, eq(institute.id, invitation.instituteId))
      .where(
        and(eq(invitation.id, invitationId), eq(invitation.accountId, accountId), isNull(institute.closedAt)),
      )
      .for('update', { of: invitation });
    if (!asked) return 'notFound';
    if (asked.answeredAt) return 'done';
    await tx
      .update(invitation)
      .set({ answer, answeredAt: sql`now()` })
      .where(eq(invitation.id, invitationId));
    if (answer === 'accepted') {
      const member = { personId: accountId, instituteId: asked.instituteId };
      await addMember(tx, member, { actorId: accountId, address });
    }
    return 'done';
  });
}
