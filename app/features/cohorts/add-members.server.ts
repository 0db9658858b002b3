import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { attendanceCount, cohort, cohortMember } from '~db/schema/cohorts';
import { council } from '~db/schema/places';
import { peopleWithin } from '~/features/people/index.server';
import { recordAuditOfMany } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import type { TableFault } from '~/platform/tables/read-table.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';
import { enrolMembersTask } from './enrol-task.server';
import { type ListedMember, readMemberList } from './read-member-list.server';
import type { MemberFilter } from './schemas';

/** As many as are run together; the pages list them all. */
export const mostMembers = 1_000;

type AddFault = 'tooMany' | 'notFound' | 'closed';

interface Added {
  ok: true;
  added: number;
  /** The moment by which those who were added can be taken out again together. */
  joinedAt: string;
}

export type AddMembersAnswer =
  | (Added & {
      known: number;
      /** Of an attendance sheet: how many have no account that could be found, and are kept as a count. */
      counted: number;
      rejected: { line: number; fault: 'unreadable' | 'unknown' }[];
    })
  | { ok: false; fault: TableFault | AddFault };

/**
 * Adds the people of a list to a cohort: those whom somebody answers for; others are as good as unknown. A list that is sent again adds
 * nobody. Of a face-to-face training the list is its attendance sheet: who is unknown is counted by cadre and sex, in place of the counts
 * of the sheet before.
 * @param bytes CSV or XLSX
 */
export async function addMembersOfFile(
  by: CohortRunner,
  cohortId: string,
  bytes: Uint8Array,
): Promise<AddMembersAnswer> {
  const [found] = await database()
    .select({ kind: cohort.kind })
    .from(cohort)
    .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`);
  if (!found) return { ok: false, fault: 'notFound' };
  const list = await readMemberList(bytes, found.kind);
  if (!list.ok) return list;
  const people = await findPeople(by, list.rows);
  const known = new Set(people.flatMap(({ id, phone }) => [id, phone]));
  const others = list.rows.filter(({ key }) => key === undefined || !known.has(key));
  const isSheet = found.kind === 'faceToFace';
  const counts = isSheet ? countsOf(others) : undefined;
  const ids = people.map(({ id }) => id);
  const answer = await addPeople(
    by,
    cohortId,
    ids.length > 0 ? inArray(account.id, ids) : sql`false`,
    counts,
  );
  if (!answer.ok) return answer;
  return {
    ...answer,
    known: people.length - answer.added,
    counted: counts?.reduce((sum, one) => sum + one.people, 0) ?? 0,
    rejected: isSheet
      ? []
      : others.map(({ line, key }) => ({ line, fault: key === undefined ? 'unreadable' : 'unknown' })),
  };
}

async function findPeople(by: CohortRunner, rows: readonly ListedMember[]) {
  const keys = [...new Set(rows.flatMap(({ key }) => key ?? []))];
  const ids = keys.filter((key) => isUuid(key));
  const phones = keys.filter((key) => !isUuid(key));
  if (keys.length === 0) return [];
  return database()
    .select({ id: account.id, phone: account.phone })
    .from(account)
    .where(
      and(
        peopleWithin(by),
        sql`(${phones.length > 0 ? inArray(account.phone, phones) : sql`false`} or ${ids.length > 0 ? inArray(account.id, ids) : sql`false`})`,
      ),
    );
}

/** Rows of a sheet by cadre and sex; somebody who stands on it twice is one. */
function countsOf(rows: readonly ListedMember[]) {
  const counts = new Map<string, { cadre: string; sex: ListedMember['sex']; people: number }>();
  const seen = new Set<string>();
  for (const { key, cadre, sex } of rows) {
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    const name = `${cadre}/${sex}`;
    const count = counts.get(name) ?? { cadre, sex, people: 0 };
    counts.set(name, { ...count, people: count.people + 1 });
  }
  return [...counts.values()];
}

/** The condition on `account` for the people that a filter leaves of those whom somebody answers for. */
function peopleLike(
  by: CohortRunner,
  { region, council: councilId, facility, cadres, sex }: MemberFilter,
): SQL {
  const inRegion = database()
    .select({ id: council.id })
    .from(council)
    .where(eq(council.regionId, region ?? ''));
  const parts = [
    peopleWithin(by),
    region === undefined ? undefined : inArray(account.councilId, inRegion),
    councilId === undefined ? undefined : eq(account.councilId, councilId),
    facility === undefined ? undefined : eq(account.facilityId, facility),
    cadres.length === 0 ? undefined : inArray(account.cadre, cadres),
    sex === undefined ? undefined : eq(account.sex, sex),
  ];
  return and(...parts) ?? sql`false`;
}

/** How many people a filter leaves of those whom somebody answers for; one more than {@link mostMembers} where there are more. */
export async function countMembersLike(by: CohortRunner, filter: MemberFilter): Promise<number> {
  const some = database()
    .select({ id: account.id })
    .from(account)
    .where(peopleLike(by, filter))
    .limit(mostMembers + 1);
  return (await some).length;
}

/** Adds everybody that a filter leaves of those whom somebody answers for. */
export async function addMembersByFilter(
  by: CohortRunner,
  cohortId: string,
  filter: MemberFilter,
): Promise<AddMembersAnswer> {
  const answer = await addPeople(by, cohortId, peopleLike(by, filter));
  return answer.ok ? { ...answer, known: 0, counted: 0, rejected: [] } : answer;
}

/** Adds those of a list whom somebody answers for. @param people a statement with the column `person_id` */
export const addMembersOfList = (
  by: CohortRunner,
  cohortId: string,
  people: SQL,
): Promise<Added | { ok: false; fault: AddFault }> =>
  addPeople(by, cohortId, sql`${account.id} in (${people})`);

class TooMany extends Error {}

/** @param counts of those who have no account, in place of what was counted before; undefined leaves it as it is */
async function addPeople(
  by: CohortRunner,
  cohortId: string,
  these: SQL,
  counts?: { cadre: string; sex: ListedMember['sex']; people: number }[],
): Promise<Added | { ok: false; fault: AddFault }> {
  try {
    return await database().transaction(async (tx) => {
      const [found] = await tx
        .select({ kind: cohort.kind, closedAt: cohort.closedAt, now: sql<string>`now()::text` })
        .from(cohort)
        .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`)
        .for('update');
      if (!found) return { ok: false, fault: 'notFound' };
      if (found.closedAt) return { ok: false, fault: 'closed' };
      const added = await insertMembers(tx, by, cohortId, these);
      if (counts) {
        await tx.delete(attendanceCount).where(eq(attendanceCount.cohortId, cohortId));
        if (counts.length > 0) {
          await tx.insert(attendanceCount).values(counts.map((count) => ({ ...count, cohortId })));
        }
      }
      if (added.length > 0 && found.kind === 'online') {
        await enqueueJob(tx, enrolMembersTask, { cohortId }, { key: `cohorts.enrol:${cohortId}` });
      }
      return { ok: true, added: added.length, joinedAt: found.now };
    });
  } catch (error) {
    if (error instanceof TooMany) return { ok: false, fault: 'tooMany' };
    throw error;
  }
}

async function insertMembers(
  tx: Transaction,
  by: CohortRunner,
  cohortId: string,
  these: SQL,
): Promise<string[]> {
  const people = await tx
    .select({
      personId: account.id,
      cadre: account.cadre,
      councilId: account.councilId,
      facilityId: account.facilityId,
    })
    .from(account)
    .where(and(these, peopleWithin(by)))
    .limit(mostMembers + 1);
  if (people.length === 0) return [];
  const added = await tx
    .insert(cohortMember)
    .values(people.map((person) => ({ ...person, cohortId })))
    .onConflictDoNothing()
    .returning({ personId: cohortMember.personId });
  const [total] = await tx
    .select({ members: sql<number>`count(*)::int` })
    .from(cohortMember)
    .where(eq(cohortMember.cohortId, cohortId));
  if ((total?.members ?? 0) > mostMembers) throw new TooMany();
  const ids = added.map(({ personId }) => personId);
  await recordAuditOfMany(tx, by, { action: 'cohort.joined', objectId: cohortId }, ids);
  return ids;
}
