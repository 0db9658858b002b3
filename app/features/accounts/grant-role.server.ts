import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { account, membership, oneTimeCode, roleGrant } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { getTranslator } from '~/platform/i18n/translate';
import { addMember } from './add-member.server';
import { listGrants } from './list-grants.server';
import { lockAccounts } from './lock-accounts.server';
import { notifyPerson } from './notify-person.server';
import { isAdministrator, mayGrant } from './policy';
import { findPlace, loadHolder, type RoleChange, roleEntry } from './role-change.server';
import { fitsRole } from './roles';
import { closeAllSessions } from './session.server';

export type GrantRoleAnswer =
  | 'granted'
  /** The person has the role already; nothing has changed. */
  | 'held'
  | 'notFound'
  /** Nobody changes their own roles. */
  | 'self'
  | 'forbidden'
  /** No such institute, region, council or facility, or not one that the role is for. */
  | 'unknownScope'
  /** The institute has left the consortium. */
  | 'instituteClosed'
  /** A role at an institute is for its members; only an administrator makes somebody both at once. */
  | 'notMember';

/**
 * Gives a person a role, by the rights that the actor has at this moment. It ends the person's sessions, and the codes that others have given
 * out for the account: they were for an account that could do less.
 * @param by an `actorId` of null is the operator at the command line, whom no scope bounds
 */
export async function grantRole(
  tx: Transaction,
  change: RoleChange,
  by: ActingParty,
): Promise<GrantRoleAnswer> {
  const { personId, grant } = change;
  if (personId === by.actorId) return 'self';
  await lockAccounts(tx, personId, by.actorId);
  const [person] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, personId), isNull(account.mergedInto)));
  if (!person) return 'notFound';
  const place = fitsRole(grant) ? await findPlace(tx, grant) : undefined;
  if (!place) return 'unknownScope';
  const holder = by.actorId === null ? 'operator' : await loadHolder(tx, by.actorId);
  if (!holder || (holder !== 'operator' && !mayGrant(holder, grant, place))) return 'forbidden';
  if (place.isClosed) return 'instituteClosed';
  if (grant.instituteId !== null) {
    const member = { personId, instituteId: grant.instituteId };
    const mayAdd = holder === 'operator' || isAdministrator(holder);
    if (mayAdd) await addMember(tx, member, by);
    else if (!(await isMember(tx, member))) return 'notMember';
  }

  const [granted] = await tx
    .insert(roleGrant)
    .values({ id: uuidv7(), accountId: personId, ...grant, grantedBy: by.actorId })
    .onConflictDoNothing()
    .returning({ id: roleGrant.id });
  if (!granted) return 'held';
  await tx
    .delete(oneTimeCode)
    .where(
      and(
        eq(oneTimeCode.accountId, personId),
        isNotNull(oneTimeCode.givenBy),
        by.actorId === null ? undefined : ne(oneTimeCode.givenBy, by.actorId),
      ),
    );
  await closeAllSessions(personId, tx);
  await recordAudit(tx, by, roleEntry('role.granted', change));
  await tellPerson(tx, granted.id, personId);
  return 'granted';
}

/** Tells the person, so that a role that nobody should have given doesn't stay unseen. */
async function tellPerson(tx: Transaction, grantId: string, personId: string): Promise<void> {
  const grant = (await listGrants(personId, tx)).find(({ id }) => id === grantId);
  const [person] = await tx
    .select({ language: account.language })
    .from(account)
    .where(eq(account.id, personId));
  if (!grant || !person) return;
  const t = getTranslator(person.language);
  const role = [t(`people:role.${grant.role}`), grant.scopeName?.[person.language]]
    .filter(Boolean)
    .join(', ');
  await notifyPerson(tx, personId, 'roleGranted', { role }, { ownDeed: false });
}

async function isMember(
  tx: Transaction,
  { personId, instituteId }: { personId: string; instituteId: string },
): Promise<boolean> {
  const [found] = await tx
    .select({ id: membership.accountId })
    .from(membership)
    .where(and(eq(membership.accountId, personId), eq(membership.instituteId, instituteId)));
  return found !== undefined;
}
