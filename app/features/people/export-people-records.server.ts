import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { institute } from '~db/schema/institutes';
import { council } from '~db/schema/places';
import { invitation, peopleImport, profileConfirmation } from '~db/schema/people';

/**
 * What those who answer for a person have recorded of them: what was confirmed and to which institutes they were asked; and which lists of
 * people they have uploaded themselves, without the rows, which are about others.
 */
export async function exportPeopleRecords(personId: string) {
  const [confirmations, invitations, uploads] = await Promise.all([
    database()
      .select({
        name: profileConfirmation.name,
        cadre: profileConfirmation.cadre,
        council: council.name,
        facilityCode: profileConfirmation.facilityId,
        confirmedAt: profileConfirmation.confirmedAt,
      })
      .from(profileConfirmation)
      .leftJoin(council, eq(council.id, profileConfirmation.councilId))
      .where(isSamePerson(profileConfirmation.accountId, personId))
      .orderBy(asc(profileConfirmation.confirmedAt)),
    database()
      .select({
        institute: { sw: institute.nameSw, en: institute.nameEn },
        invitedAt: invitation.invitedAt,
        answeredAt: invitation.answeredAt,
        answer: invitation.answer,
      })
      .from(invitation)
      .innerJoin(institute, eq(institute.id, invitation.instituteId))
      .where(isSamePerson(invitation.accountId, personId))
      .orderBy(asc(invitation.invitedAt)),
    database()
      .select({
        fileName: peopleImport.fileName,
        uploadedAt: peopleImport.uploadedAt,
        appliedAt: peopleImport.appliedAt,
      })
      .from(peopleImport)
      .where(isSamePerson(peopleImport.uploadedBy, personId))
      .orderBy(asc(peopleImport.uploadedAt)),
  ]);
  return { confirmations, invitations, uploads };
}
