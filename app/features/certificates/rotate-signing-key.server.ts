import { and, eq, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { instituteKey } from '~db/schema/certificates';
import { institute } from '~db/schema/institutes';
import { type ActingParty, recordAudit, theOperator } from '~/platform/audit.server';
import { makeSigningKey } from './make-signing-key.server';

/**
 * Gives an institute a new key to sign with. What the earlier one signed stays valid: its public half is published as before.
 * @returns the kid of the new key; undefined where there is no such institute
 */
export async function rotateSigningKey(
  instituteId: string,
  by: ActingParty = theOperator,
): Promise<string | undefined> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ id: institute.id })
      .from(institute)
      .where(eq(institute.id, instituteId))
      .for('no key update');
    if (!found) return undefined;
    await tx
      .update(instituteKey)
      .set({ retiredAt: sql`now()` })
      .where(and(eq(instituteKey.instituteId, instituteId), isNull(instituteKey.retiredAt)));
    const key = await makeSigningKey(instituteId, tx);
    if (!key) throw new Error(`another key of ${instituteId} came into use`);
    await recordAudit(tx, by, {
      action: 'signingKey.rotated',
      objectId: instituteId,
      detail: { kid: key.kid },
    });
    return key.kid;
  });
}
