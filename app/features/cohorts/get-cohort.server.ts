import { asc, desc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { attendanceCount, cohort, cohortFacilitator, cohortNote } from '~db/schema/cohorts';
import type { Grant } from '~/features/accounts/index';
import { recordAudit } from '~/platform/audit.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';
import { type CohortMember, listMembers } from './list-members.server';

export interface Cohort {
  id: string;
  kind: 'online' | 'faceToFace';
  name: string;
  courseIds: string[];
  topic: string | null;
  place: string | null;
  councilId: string | null;
  startsOn: string;
  endsOn: string;
  closedAt: Date | null;
  createdBy: string;
  /** Phone numbers in E.164 form. */
  facilitators: { id: string; name: string; phone: string }[];
  members: CohortMember[];
  /** Those on an attendance sheet who have no account: how many. */
  counted: { cadre: string; sex: 'female' | 'male' | ''; people: number }[];
  notes: { id: string; author: string | null; text: string; writtenAt: Date }[];
}

/**
 * A cohort with how each of its members does. That somebody has looked is written down.
 * @param recordGrants those by which the reader may open records of members
 * @returns undefined where it isn't theirs
 */
export async function getCohort(
  by: CohortRunner,
  cohortId: string,
  recordGrants: readonly Grant[] = [],
): Promise<Cohort | undefined> {
  const found = await findCohort(by, cohortId);
  if (!found) return undefined;
  const [members, counted, notes] = await Promise.all([
    listMembers(cohortId, found.courseIds, recordGrants),
    database()
      .select({ cadre: attendanceCount.cadre, sex: attendanceCount.sex, people: attendanceCount.people })
      .from(attendanceCount)
      .where(eq(attendanceCount.cohortId, cohortId))
      .orderBy(desc(attendanceCount.people), asc(attendanceCount.cadre), asc(attendanceCount.sex)),
    database()
      .select({
        id: cohortNote.id,
        author: account.name,
        text: cohortNote.text,
        writtenAt: cohortNote.writtenAt,
      })
      .from(cohortNote)
      .leftJoin(account, eq(account.id, cohortNote.authorId))
      .where(eq(cohortNote.cohortId, cohortId))
      .orderBy(desc(cohortNote.writtenAt))
      .limit(50),
  ]);
  await recordAudit(database(), by, { action: 'people.listed', detail: { shown: members.length } });
  return { ...found, members, counted, notes };
}

/** A cohort without its members. @returns undefined where it isn't theirs */
export async function findCohort(
  by: CohortRunner,
  cohortId: string,
): Promise<Omit<Cohort, 'members' | 'counted' | 'notes'> | undefined> {
  const [found] = await database()
    .select({
      id: cohort.id,
      kind: cohort.kind,
      name: cohort.name,
      courseIds: cohort.courseIds,
      topic: cohort.topic,
      place: cohort.place,
      councilId: cohort.councilId,
      startsOn: cohort.startsOn,
      endsOn: cohort.endsOn,
      closedAt: cohort.closedAt,
      createdBy: cohort.createdBy,
    })
    .from(cohort)
    .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`);
  if (!found) return undefined;
  const facilitators = await database()
    .select({ id: account.id, name: account.name, phone: account.phone })
    .from(cohortFacilitator)
    .innerJoin(account, eq(account.id, cohortFacilitator.personId))
    .where(eq(cohortFacilitator.cohortId, cohortId))
    .orderBy(asc(account.name));
  return { ...found, facilitators };
}
