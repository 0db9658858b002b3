import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, type Role } from '~db/schema/accounts';
import { profileConfirmation } from '~db/schema/people';
import { listGrants } from '~/features/accounts/index.server';
import { type ConfirmationState, confirmationState } from './confirmation-state.server';

export interface Confirmation {
  state: ConfirmationState;
  /** Null where nobody ever has. */
  confirmedAt: Date | null;
  /** What the one who confirmed is today; null where they have no such role any more. */
  byRole: Role | null;
}

/** The roles by which somebody confirms, the nearest to the person first. */
const confirmingRoles = ['facilityInCharge', 'coordinator', 'administrator'] as const satisfies Role[];

/** @returns whether name, cadre and facility of an account are confirmed, since when and by whose role; undefined where there is no such account */
export async function getConfirmation(accountId: string): Promise<Confirmation | undefined> {
  const [found] = await database()
    .select({
      state: confirmationState,
      confirmedAt: profileConfirmation.confirmedAt,
      confirmedBy: profileConfirmation.confirmedBy,
      facilityId: profileConfirmation.facilityId,
    })
    .from(account)
    .leftJoin(profileConfirmation, eq(profileConfirmation.accountId, account.id))
    .where(eq(account.id, accountId));
  if (!found) return undefined;
  const { state, confirmedAt, confirmedBy, facilityId } = found;
  const grants = confirmedBy === null ? [] : await listGrants(confirmedBy);
  const byRole = confirmingRoles.find((role) =>
    grants.some(
      (grant) => grant.role === role && (role !== 'facilityInCharge' || grant.facilityId === facilityId),
    ),
  );
  return { state, confirmedAt, byRole: byRole ?? null };
}
