import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { invitation, peopleImport } from '~db/schema/people';
import { addAccounts, type ListedNewPerson, lockAccounts } from '~/features/accounts/index.server';
import { recordAudit, recordAuditOfMany } from '~/platform/audit.server';
import { runTransaction } from '~/platform/run-transaction.server';
import { type ActingPerson, partyOf } from './acting-person';
import { countOutcomes, type ImportReport } from './import-report';
import type { ImportedPerson, ImportRow } from './import-row';
import { judgeImport } from './judge-import.server';
import { mayImportTo } from './preview-import.server';

export type ApplyImportAnswer =
  | 'applied'
  /** It was applied before; nothing has been done now. */
  | 'appliedBefore'
  | 'notFound'
  | 'forbidden'
  | 'instituteClosed';

/** People asked by one statement. */
const peopleAskedAtATime = 1000;

/**
 * Adds the people of an uploaded list whose rows are good, all or nobody, and asks those to join who have an account already. What became
 * of each row is judged anew, since others may have been added meanwhile. Accounts get no codes by this: hashing one takes some 30 ms,
 * and most people open theirs by SMS; for others codes are drawn when somebody is about to hand them out.
 * @param addLikely whether people are added too who look like somebody who is there already
 */
export async function applyImport(
  actor: ActingPerson,
  importId: string,
  { addLikely }: { addLikely: boolean },
): Promise<ApplyImportAnswer> {
  return runTransaction((tx) => decideImport(tx, actor, importId, addLikely));
}

async function decideImport(
  tx: Transaction,
  actor: ActingPerson,
  importId: string,
  addLikely: boolean,
): Promise<ApplyImportAnswer> {
  const [kept] = await tx
    .select()
    .from(peopleImport)
    .where(and(eq(peopleImport.id, importId), eq(peopleImport.uploadedBy, actor.id)))
    .for('update');
  if (!kept?.report) return 'notFound';
  if (kept.appliedAt) return 'appliedBefore';
  const { instituteId } = kept;
  if (!mayImportTo(actor, instituteId)) return 'forbidden';
  if (instituteId !== null && !(await holdInstitute(tx, instituteId))) return 'instituteClosed';

  let rows = await judgeImport(tx, actor, instituteId, kept.rows as ImportRow[]);
  const added = await addPeople(tx, actor, instituteId, rows, addLikely);
  const isLate = (row: ImportRow) => isToAdd(row, addLikely) && !added.has(row.person?.phone ?? '');
  // Somebody else has added these since they were judged.
  if (rows.some(isLate)) {
    const anew = await judgeImport(tx, actor, instituteId, rows.filter(isLate));
    const byLine = new Map(anew.map((row) => [row.line, row]));
    rows = rows.map((row) => byLine.get(row.line) ?? row);
  }
  const settled = rows.map((row): ImportRow => {
    const accountId = added.get(row.person?.phone ?? '');
    return isToAdd(row, addLikely) && accountId !== undefined ? { ...row, outcome: 'added', accountId } : row;
  });
  const asked = await askToJoin(tx, actor, instituteId, settled);
  const done = settled.map((row) => (asked.has(row) ? { ...row, outcome: 'asked' as const } : row));

  const counts = countOutcomes(done);
  const { header } = kept.report as unknown as ImportReport;
  await tx
    .update(peopleImport)
    .set({ rows: done, report: { header, counts }, appliedAt: new Date() })
    .where(eq(peopleImport.id, importId));
  await recordAudit(tx, partyOf(actor), {
    action: 'people.imported',
    objectId: instituteId ?? undefined,
    detail: { import: importId, rows: done.length, ...counts },
  });
  return 'applied';
}

const isToAdd = ({ outcome }: ImportRow, addLikely: boolean): boolean =>
  outcome === 'new' || (outcome === 'likely' && addLikely);

async function addPeople(
  tx: Transaction,
  actor: ActingPerson,
  instituteId: string | null,
  rows: readonly ImportRow[],
  addLikely: boolean,
): Promise<Map<string, string>> {
  const people = rows.flatMap((row) =>
    row.person && isToAdd(row, addLikely) ? [accountOf(row.person)] : [],
  );
  return addAccounts(tx, people, instituteId, partyOf(actor));
}

const accountOf = (person: ImportedPerson): ListedNewPerson => ({
  phone: person.phone,
  name: person.name,
  cadre: person.cadre,
  councilId: person.councilId,
  facilityId: person.facilityId,
  facility: person.facility,
  sex: person.sex,
  checkNumber: person.checkNumber,
  trainingInstitution: person.trainingInstitution,
  language: 'sw',
});

/** Asks those to join who have an account, unless the question stands already. @returns the rows of those who were asked */
async function askToJoin(
  tx: Transaction,
  actor: ActingPerson,
  instituteId: string | null,
  rows: readonly ImportRow[],
): Promise<Set<ImportRow>> {
  const rowOfAccount = new Map(
    rows.flatMap((row) => (row.outcome === 'invite' && row.accountId ? [[row.accountId, row] as const] : [])),
  );
  const ids = [...rowOfAccount.keys()].sort();
  if (instituteId === null || ids.length === 0) return new Set();
  const asked = new Set<ImportRow>();
  for (let start = 0; start < ids.length; start += peopleAskedAtATime) {
    const some = ids.slice(start, start + peopleAskedAtATime);
    await lockAccounts(tx, ...some);
    const questions = some.map((accountId) => ({ id: uuidv7(), account_id: accountId }));
    const kept = await tx.execute<{ accountId: string }>(sql`
      insert into invitation (id, account_id, institute_id, invited_by)
      select question.id, question.account_id, ${instituteId}, ${actor.id}
      from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as question (id uuid, account_id uuid)
      join ${account} on ${account.id} = question.account_id and ${account.mergedInto} is null
      where not exists (
        select from ${invitation} where ${invitation.accountId} = question.account_id
          and ${invitation.instituteId} = ${instituteId} and ${invitation.answeredAt} is null)
      returning account_id as "accountId"`);
    for (const { accountId } of kept) {
      const row = rowOfAccount.get(accountId);
      if (row) asked.add(row);
    }
    await recordAuditOfMany(
      tx,
      partyOf(actor),
      { action: 'member.invited', objectId: instituteId },
      kept.map(({ accountId }) => accountId),
    );
  }
  return asked;
}

/** Keeps an institute from being closed until the list is in. @returns false where it is closed */
async function holdInstitute(tx: Transaction, instituteId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: institute.id })
    .from(institute)
    .where(and(eq(institute.id, instituteId), isNull(institute.closedAt)))
    .for('share');
  return found !== undefined;
}
