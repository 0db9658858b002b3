import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { Language } from '~/platform/i18n/language';

/** A person whom somebody else adds. */
export interface NewPerson {
  /** In E.164 form. */
  phone: string;
  name: string;
  cadre: string;
  councilId: string;
  /** Of the registry, and in the council. */
  facilityId: string | null;
  /** The workplace in words, where it is not in the registry. */
  facility: string | null;
  /** Of a student. */
  trainingInstitution: string | null;
  language: Language;
}

export type AddAccountAnswer =
  | { outcome: 'added'; accountId: string }
  /** The account that has the number; where that one was merged into another, the other. */
  | { outcome: 'phoneTaken'; accountId: string };

/** Adds an account without a password, which its person opens with an invitation code; the consent is theirs to give then. */
export async function addAccount(
  tx: Transaction,
  person: NewPerson,
  by: ActingParty,
): Promise<AddAccountAnswer> {
  const [added] = await tx
    .insert(account)
    .values({ ...person, id: uuidv7() })
    .onConflictDoNothing({ target: account.phone })
    .returning({ id: account.id });
  if (added) {
    await recordAudit(tx, by, { action: 'account.created', personId: added.id });
    return { outcome: 'added', accountId: added.id };
  }
  const [holder] = await tx.execute<{ id: string }>(sql`
    with recursive one (id, merged_into) as (
      select id, merged_into from account where phone = ${person.phone}
      union all
      select account.id, account.merged_into from account join one on account.id = one.merged_into
    )
    select id from one where merged_into is null`);
  // The account that had the number was erased in between.
  if (!holder) return addAccount(tx, person, by);
  return { outcome: 'phoneTaken', accountId: holder.id };
}
