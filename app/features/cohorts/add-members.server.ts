import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { cohort, cohortMember } from '~db/schema/cohorts';
import { parsePhone } from '~/features/accounts/index';
import { peopleWithin } from '~/features/people/index.server';
import { recordAuditOfMany } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';
import { type CohortRunner, cohortsOf } from './cohort-scope.server';
import { enrolMembersTask } from './enrol-task.server';

/** As many as are run together; the pages list them all. */
export const mostMembers = 1_000;

/** What the first row of a list may call the column of phone numbers or account ids. */
export const memberColumns = ['phone', 'simu', 'account', 'akaunti'] as const;

export type AddMembersAnswer =
  | { ok: true; added: number; known: number; rejected: { line: number; fault: 'unreadable' | 'unknown' }[] }
  | { ok: false; fault: TableFault | 'tooMany' | 'notFound' };

/**
 * Adds the people of a list to a cohort: those whom somebody answers for; others are as good as unknown. A list that is sent again adds
 * nobody.
 * @param bytes CSV or XLSX with a column of phone numbers or account ids, named as {@link memberColumns}
 */
export async function addMembersOfFile(
  by: CohortRunner,
  cohortId: string,
  bytes: Uint8Array,
): Promise<AddMembersAnswer> {
  const placeOf = (cells: readonly string[]) =>
    cells.findIndex((cell) => memberColumns.some((one) => one === cell.trim().toLowerCase()));
  const table = await readTable(bytes, { headerHas: (cells) => placeOf(cells) !== -1, maxRows: 5_000 });
  if (!table.ok) return table;
  const place = placeOf(table.header);
  const rejected: { line: number; fault: 'unreadable' | 'unknown' }[] = [];
  const wished: { line: number; key: string }[] = [];
  for (const { line, cells } of table.rows) {
    const typed = (cells[place] ?? '').trim();
    if (typed === '') continue;
    const key = isUuid(typed) ? typed.toLowerCase() : parsePhone(typed);
    if (key === undefined) rejected.push({ line, fault: 'unreadable' });
    else wished.push({ line, key });
  }
  const keys = [...new Set(wished.map(({ key }) => key))];
  const phones = keys.filter((key) => !isUuid(key));
  const ids = keys.filter((key) => isUuid(key));
  const people =
    keys.length === 0
      ? []
      : await database()
          .select({ id: account.id, phone: account.phone })
          .from(account)
          .where(
            and(
              peopleWithin(by),
              sql`(${phones.length > 0 ? inArray(account.phone, phones) : sql`false`} or ${ids.length > 0 ? inArray(account.id, ids) : sql`false`})`,
            ),
          );
  const known = new Set(people.flatMap(({ id, phone }) => [id, phone]));
  for (const { line, key } of wished) if (!known.has(key)) rejected.push({ line, fault: 'unknown' });
  const answer = await addPeople(
    by,
    cohortId,
    inArray(account.id, people.length > 0 ? people.map(({ id }) => id) : [cohortId]),
  );
  return answer.ok
    ? { ...answer, known: people.length - answer.added, rejected: rejected.sort((a, b) => a.line - b.line) }
    : answer;
}

/** Adds everybody of a cadre in a council whom somebody answers for. */
export async function addMembersByFilter(
  by: CohortRunner,
  cohortId: string,
  { council, cadre }: { council: string; cadre: string },
): Promise<AddMembersAnswer> {
  const these = and(eq(account.councilId, council), eq(account.cadre, cadre)) ?? sql`false`;
  const answer = await addPeople(by, cohortId, these);
  return answer.ok ? { ...answer, known: 0, rejected: [] } : answer;
}

/** Adds those of a list whom somebody answers for. @param people a statement with the column `person_id` */
export const addMembersOfList = (
  by: CohortRunner,
  cohortId: string,
  people: SQL,
): Promise<{ ok: true; added: number } | { ok: false; fault: 'tooMany' | 'notFound' }> =>
  addPeople(by, cohortId, sql`${account.id} in (${people})`);

class TooMany extends Error {}

async function addPeople(
  by: CohortRunner,
  cohortId: string,
  these: SQL,
): Promise<{ ok: true; added: number } | { ok: false; fault: 'tooMany' | 'notFound' }> {
  try {
    return await database().transaction(async (tx) => {
      const [found] = await tx
        .select({ kind: cohort.kind })
        .from(cohort)
        .where(sql`${cohort.id} = ${cohortId}::uuid and ${cohortsOf(by)}`)
        .for('update');
      if (!found) return { ok: false, fault: 'notFound' };
      const added = await insertMembers(tx, by, cohortId, these);
      if (added.length > 0 && found.kind === 'online') {
        await enqueueJob(tx, enrolMembersTask, { cohortId }, { key: `cohorts.enrol:${cohortId}` });
      }
      return { ok: true, added: added.length };
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
