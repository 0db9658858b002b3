import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { type ActingParty, recordAuditOfMany } from '~/platform/audit.server';
import type { NewPerson } from './add-account.server';

/** A person out of a list. */
export interface ListedNewPerson extends NewPerson {
  sex: 'female' | 'male' | null;
  checkNumber: string | null;
  trainingInstitution: string | null;
}

/** Accounts written by one statement. */
const accountsAtATime = 2000;

/**
 * Adds accounts of many people at once, without passwords, and makes them members of an institute. Each person opens theirs with a code
 * and gives the consent then.
 * @param instituteId null where they become nobody's members
 * @returns the new accounts' ids by phone number; a number that has an account is left out
 */
export async function addAccounts(
  tx: Transaction,
  people: readonly ListedNewPerson[],
  instituteId: string | null,
  by: ActingParty,
): Promise<Map<string, string>> {
  const added = new Map<string, string>();
  // In the order of the numbers, so that two lists with the same people wait for each other rather than both.
  const ordered = [...people].sort((one, other) => (one.phone < other.phone ? -1 : 1));
  for (let start = 0; start < ordered.length; start += accountsAtATime) {
    const rows = await insertAccounts(tx, ordered.slice(start, start + accountsAtATime));
    for (const { id, phone } of rows) added.set(phone, id);
    const ids = rows.map(({ id }) => id);
    await recordAuditOfMany(tx, by, { action: 'account.created' }, ids);
    if (instituteId === null) continue;
    await tx.execute(sql`
      insert into membership (account_id, institute_id)
      select value::uuid, ${instituteId} from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`);
    await recordAuditOfMany(tx, by, { action: 'member.added', objectId: instituteId }, ids);
  }
  return added;
}

/** The rows travel as one value: thousands of values of their own would cost many times as much. */
async function insertAccounts(tx: Transaction, people: readonly ListedNewPerson[]) {
  const rows = people.map((person) => ({ ...person, id: uuidv7() }));
  return tx.execute<{ id: string; phone: string }>(sql`
    insert into account (id, phone, name, cadre, council_id, facility_id, facility, training_institution, sex, check_number, language)
    select id, phone, name, cadre, "councilId", "facilityId", facility, "trainingInstitution", sex, "checkNumber", language
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as person (
      id uuid, phone text, name text, cadre text, "councilId" text, "facilityId" text, facility text,
      "trainingInstitution" text, sex text, "checkNumber" text, language text)
    on conflict (phone) do nothing
    returning id, phone`);
}
