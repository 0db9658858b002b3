import { and, eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { profileConfirmation } from '~db/schema/people';
import { council } from '~db/schema/places';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleWithin } from './people-scope.server';
import { mayConfirm } from './policy';

export type ConfirmPersonAnswer =
  | 'done'
  | 'notFound'
  | 'forbidden'
  /** The account says something else than what was seen; nothing has been confirmed. */
  | 'changedMeanwhile';

/**
 * Confirms a person's name, cadre and facility, of somebody whose workplace is not in the registry the council. It holds as long as the account says the same.
 * @param version of the account as it was seen
 */
export async function confirmPerson(
  actor: ActingPerson,
  { personId, version }: { personId: string; version: number },
): Promise<ConfirmPersonAnswer> {
  return database().transaction(async (tx) => {
    const person = await lockPerson(tx, actor, personId);
    if (!person) return 'notFound';
    if (!mayConfirm(actor, person)) return 'forbidden';
    if (person.version !== version) return 'changedMeanwhile';
    const { name, cadre, councilId, facilityId } = person;
    const confirmed = { name, cadre, councilId, facilityId, confirmedBy: actor.id };
    await tx
      .insert(profileConfirmation)
      .values({ accountId: personId, ...confirmed })
      .onConflictDoUpdate({
        target: profileConfirmation.accountId,
        set: { ...confirmed, confirmedAt: sql`now()` },
      });
    await recordAudit(tx, partyOf(actor), {
      action: 'person.confirmed',
      personId,
      detail: { confirmed: true },
    });
    return 'done';
  });
}

/** Takes a confirmation back, whoever gave it: the person is self-declared again. Where there is none, nothing changes. */
export async function takeBackConfirmation(
  actor: ActingPerson,
  personId: string,
): Promise<Exclude<ConfirmPersonAnswer, 'changedMeanwhile'>> {
  return database().transaction(async (tx) => {
    const person = await lockPerson(tx, actor, personId);
    if (!person) return 'notFound';
    if (!mayConfirm(actor, person)) return 'forbidden';
    const taken = await tx
      .delete(profileConfirmation)
      .where(eq(profileConfirmation.accountId, personId))
      .returning({ id: profileConfirmation.accountId });
    if (taken.length > 0) {
      await recordAudit(tx, partyOf(actor), {
        action: 'person.confirmed',
        personId,
        detail: { confirmed: false },
      });
    }
    return 'done';
  });
}

/** What the account says, and goes on saying until the transaction is over. */
async function lockPerson(tx: Transaction, actor: ActingPerson, personId: string) {
  const [person] = await tx
    .select({
      id: account.id,
      version: account.version,
      name: account.name,
      cadre: account.cadre,
      regionId: council.regionId,
      councilId: account.councilId,
      facilityId: account.facilityId,
    })
    .from(account)
    .innerJoin(council, eq(council.id, account.councilId))
    .where(and(eq(account.id, personId), peopleWithin(actor)))
    .for('update', { of: account });
  return person;
}
