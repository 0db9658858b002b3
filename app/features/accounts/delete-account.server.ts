import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import type { Language } from '~/platform/i18n/language';
import { lockAccounts } from './lock-accounts.server';

/** An account that nobody changes before the transaction is over, with those that were merged into it. */
export interface HeldAccount {
  /** All ids under which the person has learned, also those whose accounts are gone. */
  personIds: string[];
  language: Language;
  /** Numbers in E.164 form and email addresses by which other places may have kept something of the person. */
  traces: { phones: string[]; emails: string[] };
}

/**
 * Holds an account until the transaction is over, so that nothing is written in its name any more: what is under way is waited for.
 * @param condition on `account` that must hold besides
 * @returns undefined where there is none, or where it was merged into another
 */
export async function holdAccount(
  tx: Transaction,
  accountId: string,
  condition?: SQL,
): Promise<HeldAccount | undefined> {
  await lockAccounts(tx, ...(await identitiesOf(tx, accountId)));
  const [own] = await tx
    .select({ language: account.language })
    .from(account)
    .where(and(eq(account.id, accountId), isNull(account.mergedInto), condition));
  if (!own) return undefined;
  // Whoever merged another one into it at that moment has been waited for.
  const personIds = await identitiesOf(tx, accountId);
  const accounts = await tx
    .select({ phone: account.phone, phoneBeforeMerge: account.phoneBeforeMerge, email: account.email })
    .from(account)
    .where(inArray(account.id, personIds))
    .orderBy(asc(account.id))
    .for('update');
  const phones = accounts.flatMap(({ phone, phoneBeforeMerge }) => [phone, phoneBeforeMerge]);
  return {
    personIds,
    language: own.language,
    traces: {
      phones: phones.filter((phone): phone is string => phone?.startsWith('+') === true),
      emails: accounts.flatMap(({ email }) => email ?? []),
    },
  };
}

async function identitiesOf(tx: Transaction, accountId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select identities_of(${accountId}) as id`);
  return rows.map(({ id }) => id);
}

/**
 * Deletes accounts, and with them consents, registrations, sessions, PINs, codes, roles, memberships and all else that the schema hangs
 * on them.
 */
export async function deleteAccounts(tx: Transaction, accountIds: string[]): Promise<void> {
  await tx.delete(account).where(inArray(account.id, accountIds));
}

/**
 * Whether somebody is an administrator and nobody else is one, so that without them nobody could appoint another. Whoever asks in one
 * transaction waits for those who ask in another.
 * @param who counts as somebody else: `staying` leaves out those who are to be erased
 */
export async function isLastAdministrator(
  tx: Transaction,
  accountId: string,
  who: 'anybody' | 'staying',
): Promise<boolean> {
  const isAdministrator = eq(roleGrant.role, 'administrator');
  await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(isAdministrator)
    .orderBy(asc(roleGrant.id))
    .for('update');
  // A second statement, since the first one may have waited: it sees what the others have done meanwhile.
  const administrators = await tx
    .select({ accountId: roleGrant.accountId, erasureDueAt: account.erasureDueAt })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(and(isAdministrator, isNull(account.mergedInto)));
  const others = administrators.filter(
    (one) => one.accountId !== accountId && (who === 'anybody' || one.erasureDueAt === null),
  );
  return administrators.some((one) => one.accountId === accountId) && others.length === 0;
}
