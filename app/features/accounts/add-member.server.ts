import type { Transaction } from '~db/client.server';
import { membership } from '~db/schema/accounts';
import { type ActingParty, recordAudit } from '~/platform/audit.server';

/** Makes a person a member of an institute. @returns whether they weren't one before */
export async function addMember(
  tx: Transaction,
  { personId, instituteId }: { personId: string; instituteId: string },
  by: ActingParty,
): Promise<boolean> {
  const [added] = await tx
    .insert(membership)
    .values({ accountId: personId, instituteId })
    .onConflictDoNothing()
    .returning({ id: membership.accountId });
  if (added) await recordAudit(tx, by, { action: 'member.added', personId, objectId: instituteId });
  return added !== undefined;
}
