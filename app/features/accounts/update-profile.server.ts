import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account, professionalRegistration } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { lockProfile, type Profile, type ProfileFacts, type Registration } from './get-profile.server';

export type ProfileField = keyof ProfileFacts;

export type UpdateProfileAnswer =
  /** `changed` is empty where the profile said the same before. */
  | { outcome: 'updated'; changed: ProfileField[] }
  /** Somebody else was faster; nothing has been changed. */
  | { outcome: 'changedMeanwhile'; current: Profile; differing: ProfileField[] }
  | { outcome: 'noAccount' };

/**
 * Changes what a profile says, unless somebody else has done so since it was read. Whoever calls this has seen to it that `by` may act
 * for the person, and that the facility lies in the council. The audit entry names the fields, never what is in them.
 * @param version that of the profile as it was read
 * @param changes fields that are left out stay; `registrations` replaces the whole list
 * @param tx the transaction that this is part of, if it isn't one of its own
 */
export async function updateProfile(
  accountId: string,
  version: number,
  changes: Partial<ProfileFacts>,
  by: ActingParty,
  tx?: Transaction,
): Promise<UpdateProfileAnswer> {
  if (!tx) return database().transaction((own) => updateProfile(accountId, version, changes, by, own));
  const current = await lockProfile(tx, accountId);
  if (!current) return { outcome: 'noAccount' };
  const wanted = {
    ...changes,
    ...(changes.registrations && { registrations: inOrder(changes.registrations) }),
  };
  const differing = (Object.keys(wanted) as ProfileField[]).filter(
    (field) => wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], current[field]),
  );
  // A form that was sent twice finds everything as it wants it.
  if (differing.length === 0) return { outcome: 'updated', changed: [] };
  if (current.version !== version) return { outcome: 'changedMeanwhile', current, differing };

  const { registrations, ...columns } = wanted;
  await tx
    .update(account)
    .set({ ...columns, version: sql`${account.version} + 1` })
    .where(eq(account.id, accountId));
  if (registrations) await replaceRegistrations(tx, accountId, registrations);
  const detail = { fields: differing.join(', ') };
  await recordAudit(tx, by, { action: 'account.changed', personId: accountId, detail });
  return { outcome: 'updated', changed: differing };
}

/** The order in which a profile lists them. */
const inOrder = (registrations: Registration[]) =>
  [...registrations].sort((one, other) => (one.council < other.council ? -1 : 1));

async function replaceRegistrations(tx: Transaction, accountId: string, registrations: Registration[]) {
  await tx.delete(professionalRegistration).where(eq(professionalRegistration.accountId, accountId));
  if (registrations.length === 0) return;
  await tx
    .insert(professionalRegistration)
    .values(registrations.map((registration) => ({ ...registration, accountId })));
}
