import { eq } from 'drizzle-orm';
import { isOpened, workplaceName } from './account-columns.server';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { council, facility } from '~db/schema/places';
import { type ActingParty, recordAudit, theOperator } from '~/platform/audit.server';
import { type HeldGrant, listGrants } from './list-grants.server';

/** What the operator sees of an account. */
export interface InspectedAccount {
  id: string;
  name: string;
  phone: string;
  cadre: string;
  councilName: string;
  /** The registry's name of the workplace, else the person's own words. */
  facilityName: string | null;
  isOpened: boolean;
  mergedInto: string | null;
  erasureDueAt: Date | null;
  createdAt: Date;
  grants: HeldGrant[];
}

/** @returns an account as the operator sees it; that it was looked at is written down; undefined where there is none */
export async function inspectAccount(
  accountId: string,
  by: ActingParty = theOperator,
): Promise<InspectedAccount | undefined> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({
        id: account.id,
        name: account.name,
        phone: account.phone,
        cadre: account.cadre,
        councilName: council.name,
        facilityName: workplaceName,
        isOpened,
        mergedInto: account.mergedInto,
        erasureDueAt: account.erasureDueAt,
        createdAt: account.createdAt,
      })
      .from(account)
      .innerJoin(council, eq(council.id, account.councilId))
      .leftJoin(facility, eq(facility.id, account.facilityId))
      .where(eq(account.id, accountId));
    if (!found) return undefined;
    await recordAudit(tx, by, { action: 'person.viewed', personId: accountId });
    return { ...found, grants: await listGrants(accountId, tx) };
  });
}
