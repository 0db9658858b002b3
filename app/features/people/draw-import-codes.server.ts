import { and, eq, isNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account, oneTimeCode } from '~db/schema/accounts';
import { peopleImport } from '~db/schema/people';
import { facility } from '~db/schema/places';
import { giveInvitationCode, workplaceName } from '~/features/accounts/index.server';
import { checkActsFor } from './act-for-person.server';
import { type ActingPerson, partyOf } from './acting-person';

/** A person's card on a sheet of codes. */
export interface CodeCard {
  name: string;
  /** In E.164 form. */
  phone: string;
  facilityName: string | null;
  /** Shown this once: `1234 5678`. */
  code: string;
}

/** Codes on a sheet: hashing one takes some 30 ms of a processor. */
export const mostCodesOnASheet = 40;

/**
 * Draws codes for people whom this list has added and who have neither opened their account nor a code that is still good, in the order of
 * the list, to be printed and handed out.
 * @returns undefined where there is no such list of this person's
 */
export async function drawImportCodes(
  actor: ActingPerson,
  importId: string,
): Promise<CodeCard[] | undefined> {
  return database().transaction(async (tx) => {
    const [kept] = await tx
      .select({ id: peopleImport.id })
      .from(peopleImport)
      .where(and(eq(peopleImport.id, importId), eq(peopleImport.uploadedBy, actor.id)))
      .for('update');
    if (!kept) return undefined;
    const waiting = await listWithoutCode(tx, importId);
    const cards: CodeCard[] = [];
    for (const { id, ...card } of waiting) {
      if (cards.length >= mostCodesOnASheet) break;
      const person = await checkActsFor(tx, actor, id);
      if (typeof person === 'string' || person.isOpened) continue;
      cards.push({ ...card, code: await giveInvitationCode(tx, id, partyOf(actor)) });
    }
    return cards;
  });
}

/**
 * For how many of the people whom a list has added {@link drawImportCodes} would draw a code.
 * @returns undefined where there is no such list of this person's
 */
export async function countWithoutCode(actor: ActingPerson, importId: string): Promise<number | undefined> {
  const [kept] = await database()
    .select({ id: peopleImport.id })
    .from(peopleImport)
    .where(and(eq(peopleImport.id, importId), eq(peopleImport.uploadedBy, actor.id)));
  return kept && (await listWithoutCode(database(), importId)).length;
}

async function listWithoutCode(executor: Pick<Transaction, 'select'>, importId: string) {
  const liveCode = executor
    .select({ one: sql`1` })
    .from(oneTimeCode)
    .where(
      and(
        eq(oneTimeCode.accountId, account.id),
        eq(oneTimeCode.purpose, 'invitation'),
        isNull(oneTimeCode.usedAt),
        sql`${oneTimeCode.expiresAt} > now()`,
      ),
    );
  return executor
    .select({
      id: account.id,
      name: account.name,
      phone: account.phone,
      facilityName: workplaceName,
    })
    .from(peopleImport)
    .innerJoin(sql`jsonb_array_elements(${peopleImport.rows}) as row`, sql`row ->> 'outcome' = 'added'`)
    .innerJoin(account, sql`${account.id} = (row ->> 'accountId')::uuid`)
    .leftJoin(facility, eq(facility.id, account.facilityId))
    .where(
      and(
        eq(peopleImport.id, importId),
        isNull(account.passwordHash),
        isNull(account.mergedInto),
        sql`not exists (${liveCode})`,
      ),
    )
    .orderBy(sql`(row ->> 'line')::int`);
}
