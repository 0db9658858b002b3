import { asc, eq, inArray } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { cohort, cohortFacilitator, cohortMember, cohortNote } from '~db/schema/cohorts';

/** The cohorts that a person is in, the first one first; of trainings face to face what they were about, and where they were held. */
export async function exportCohorts(personId: string) {
  return database()
    .select({
      name: cohort.name,
      kind: cohort.kind,
      topic: cohort.topic,
      place: cohort.place,
      heldInCouncilId: cohort.councilId,
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      councilId: cohortMember.councilId,
      facilityCode: cohortMember.facilityId,
      joinedAt: cohortMember.joinedAt,
    })
    .from(cohortMember)
    .innerJoin(cohort, eq(cohort.id, cohortMember.cohortId))
    .where(isSamePerson(cohortMember.personId, personId))
    .orderBy(asc(cohortMember.joinedAt));
}

/** Takes a person who is erased out of cohorts, with the notes that they wrote. */
export async function forgetCohorts(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(cohortMember).where(inArray(cohortMember.personId, personIds));
  await tx.delete(cohortFacilitator).where(inArray(cohortFacilitator.personId, personIds));
  await tx.delete(cohortNote).where(inArray(cohortNote.authorId, personIds));
}
