import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '~db/client.server';
import { account, membership } from '~db/schema/accounts';
import { invitation } from '~db/schema/people';
import { takeTurns } from '~/platform/take-turns.server';
import type { ActingPerson } from './acting-person';
import type { ImportColumn } from './import-columns';
import type {
  ImportedPerson,
  ImportFault,
  ImportRow,
  ReadRow,
  RowOutcome,
  RowResemblance,
} from './import-row';
import { nameWords, shareWord } from './name-likeness';
import { Comparisons, PeopleByName } from './people-by-name';
import { peopleActedFor } from './people-scope.server';
import { mayAddPersonAt } from './policy';

/**
 * Says of each row of a list what would become of it at this moment: by the rights of the actor, by the rows before it, and by the
 * accounts that are there. Of accounts beyond those whom the actor acts for it tells no more than that a number is taken.
 * @param instituteId whose members the people are to become; null where it is none
 */
export async function judgeImport(
  executor: Executor,
  actor: ActingPerson,
  instituteId: string | null,
  rows: readonly ReadRow[],
): Promise<ImportRow[]> {
  const holders = await findHolders(executor, instituteId, rows);
  const lineOfPhone = new Map<string, number>();
  const judged: ImportRow[] = [];
  const giveWay = takeTurns();
  for (const row of rows) {
    await giveWay();
    judged.push(judgeRow(row, actor, instituteId, holders, lineOfPhone));
  }
  await markLikely(executor, actor, judged);
  return judged;
}

function judgeRow(
  { line, cells, person, faults }: ReadRow,
  actor: ActingPerson,
  instituteId: string | null,
  holders: ReadonlyMap<string, PhoneHolder>,
  lineOfPhone: Map<string, number>,
): ImportRow {
  const become = (outcome: RowOutcome): ImportRow => ({
    line,
    cells,
    person,
    // What was said of it at an earlier look is judged anew.
    faults: person ? [] : faults,
    outcome,
    resembles: null,
    accountId: null,
  });
  const refuse = (column: ImportColumn, fault: ImportFault, sameLine?: number): ImportRow => ({
    ...become('refused'),
    faults: [{ column, fault, ...(sameLine === undefined ? {} : { line: sameLine }) }],
  });
  if (!person) return become('refused');
  const earlier = lineOfPhone.get(person.phone);
  if (earlier !== undefined) return refuse('phone', 'phoneTwice', earlier);
  lineOfPhone.set(person.phone, line);
  if (!mayAddPersonAt(actor, instituteId, person)) return refuse('council', 'councilBeyond');
  const holder = holders.get(person.phone);
  if (!holder) return become('new');
  // A number beside a wholly other name is mistyped, or somebody else's by now.
  if (!shareWord(nameWords(holder.name), nameWords(person.name))) return refuse('phone', 'phoneOfAnother');
  const outcome = outcomeOfKnown(holder, instituteId);
  return { ...become(outcome), accountId: outcome === 'invite' ? holder.id : null };
}

function outcomeOfKnown(holder: PhoneHolder, instituteId: string | null): RowOutcome {
  if (instituteId === null) return 'known';
  if (holder.isMember) return 'member';
  if (holder.invitation === null || holder.invitation === 'accepted') return 'invite';
  return holder.invitation === 'declined' ? 'declined' : 'invited';
}

/** The account that has a phone number. */
type PhoneHolder = {
  id: string;
  name: string;
  isMember: boolean;
  /** The institute's last question to this person: open, or answered; null where there was none. */
  invitation: 'open' | 'accepted' | 'declined' | null;
};

/** The accounts that have these rows' numbers; where one was merged into another, the other. */
async function findHolders(
  executor: Executor,
  instituteId: string | null,
  rows: readonly ReadRow[],
): Promise<Map<string, PhoneHolder>> {
  const phones = rows.flatMap(({ person }) => (person ? [person.phone] : []));
  const found = await executor.execute<PhoneHolder & { phone: string }>(sql`
    with recursive holder (phone, id, merged_into) as (
      select one.phone, one.id, one.merged_into
      from jsonb_array_elements_text(${JSON.stringify(phones)}::jsonb) as asked (phone) join account one using (phone)
      union all
      select holder.phone, next.id, next.merged_into from holder join account next on next.id = holder.merged_into
    )
    select holder.phone, ${account.id} as id, ${account.name} as name,
      exists (select from ${membership} where ${membership.accountId} = ${account.id}
        and ${membership.instituteId} = ${instituteId}) as "isMember",
      (select coalesce(${invitation.answer}, 'open') from ${invitation}
        where ${invitation.accountId} = ${account.id} and ${invitation.instituteId} = ${instituteId}
        order by ${invitation.invitedAt} desc limit 1) as invitation
    from holder join ${account} on ${account.id} = holder.id
    where holder.merged_into is null`);
  return new Map(found.map(({ phone, ...holder }) => [phone, holder]));
}

/** A row with a person who isn't there by phone number, and whom the list has not named before. */
type NewRow = ImportRow & { person: ImportedPerson };

const isNew = (row: ImportRow): row is NewRow => row.outcome === 'new' && row.person !== null;

/** Marks new people who look like somebody whom the actor acts for, or like somebody earlier in the list. */
async function markLikely(executor: Executor, actor: ActingPerson, rows: ImportRow[]): Promise<void> {
  const newRows = rows.filter(isNew);
  const byCouncil = new Map<string, NewRow[]>();
  for (const row of newRows) {
    const same = byCouncil.get(row.person.councilId);
    if (same) same.push(row);
    else byCouncil.set(row.person.councilId, [row]);
  }
  await markSameCheckNumber(executor, actor, newRows);
  const comparisons = new Comparisons();
  for (const [councilId, ofCouncil] of byCouncil) {
    await markLikeNames(
      executor,
      actor,
      councilId,
      ofCouncil.filter(({ resembles }) => resembles === null),
      comparisons,
    );
  }
  for (const row of newRows) if (row.resembles !== null) row.outcome = 'likely';
}

async function markSameCheckNumber(executor: Executor, actor: ActingPerson, rows: NewRow[]): Promise<void> {
  const numbers = rows.flatMap(({ person }) => (person.checkNumber === null ? [] : [person.checkNumber]));
  if (numbers.length === 0) return;
  const known = await executor
    .select({ id: account.id, checkNumber: account.checkNumber })
    .from(account)
    .where(
      and(
        sql`${account.checkNumber} in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`,
        peopleActedFor(actor),
      ),
    );
  const others = new Map<string, RowResemblance['other']>(
    known.map(({ id, checkNumber }) => [checkNumber ?? '', { accountId: id }]),
  );
  for (const row of rows) {
    const { checkNumber } = row.person;
    if (checkNumber === null) continue;
    const other = others.get(checkNumber);
    if (other) row.resembles = { reason: 'sameCheckNumber', place: null, other };
    else others.set(checkNumber, { line: row.line });
  }
}

type Known = Pick<ImportedPerson, 'name' | 'cadre' | 'councilId' | 'facilityId'> & {
  other: RowResemblance['other'];
};

async function markLikeNames(
  executor: Executor,
  actor: ActingPerson,
  councilId: string,
  rows: NewRow[],
  comparisons: Comparisons,
): Promise<void> {
  const there = await executor
    .select({ id: account.id, name: account.name, cadre: account.cadre, facilityId: account.facilityId })
    .from(account)
    .where(and(eq(account.councilId, councilId), peopleActedFor(actor)));
  const known = new PeopleByName<Known>(comparisons);
  for (const { id, ...person } of there) known.add({ ...person, councilId, other: { accountId: id } });
  const giveWay = takeTurns();
  for (const row of rows) {
    await giveWay();
    const [alike] = known.alike(row.person);
    if (alike) {
      const { person, name, place } = alike;
      row.resembles = { reason: name, place, other: person.other };
    }
    known.add({ ...row.person, other: { line: row.line } });
  }
}
