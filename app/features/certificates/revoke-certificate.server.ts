import { and, eq, isNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { learningPathRevision } from '~db/schema/catalog';
import { credential, credentialRevocation } from '~db/schema/certificates';
import { type ActingParty, recordAudit, theOperator } from '~/platform/audit.server';
import { recordEvents } from '~/platform/learning-events.server';
import { type HeldCredential, holdIssued } from './hold-issued.server';
import { awardOf } from './keep-credential.server';

export type RevokeAnswer = 'revoked' | 'already-revoked' | 'replaced' | 'not-found';

/**
 * Revokes a certificate for a reason that its verification page shows; certificates of learning paths that rest on it fall with it. The event
 * carries the cadre and place of the award, so that it takes away where the award was counted, and also where the holder has no account any more.
 */
export async function revokeCertificate(
  number: string,
  reason: string,
  by: ActingParty = theOperator,
): Promise<RevokeAnswer> {
  return database().transaction(async (tx) => {
    const found = await holdIssued(tx, number);
    if (!found) return 'not-found';
    if (found.endedAt) return (await isRevoked(tx, found.id)) ? 'already-revoked' : 'replaced';
    await revoke(tx, found, { reason, by });
    for (const { number: ofPath } of await pathsRestingOn(tx, found)) {
      const path = await holdIssued(tx, ofPath);
      if (path && !path.endedAt) await revoke(tx, path, { reason, by, becauseOf: found.id });
    }
    return 'revoked';
  });
}

async function isRevoked(tx: Transaction, credentialId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: credentialRevocation.id })
    .from(credentialRevocation)
    .where(and(eq(credentialRevocation.credentialId, credentialId), isNull(credentialRevocation.restoredAt)));
  return found !== undefined;
}

async function revoke(
  tx: Transaction,
  found: HeldCredential,
  { reason, by, becauseOf }: { reason: string; by: ActingParty; becauseOf?: string },
): Promise<void> {
  await tx
    .update(credential)
    .set({ endedAt: sql`now()` })
    .where(eq(credential.id, found.id));
  await tx.insert(credentialRevocation).values({ credentialId: found.id, reason, becauseOf });
  await recordEvents(tx, [
    {
      actor: found.holder,
      verb: 'revoked',
      objectType: 'credential',
      objectId: found.id,
      courseId: awardOf(found),
      result: { reason },
    },
  ]);
  await recordAudit(tx, by, {
    action: 'credential.revoked',
    personId: found.holder.id,
    objectId: found.number,
  });
}

/** The certificates in force of learning paths that the course of a certificate belongs to. */
async function pathsRestingOn(tx: Transaction, { personId, courseId }: HeldCredential) {
  if (courseId === null) return [];
  return tx
    .select({ number: credential.number })
    .from(credential)
    .innerJoin(learningPathRevision, eq(learningPathRevision.hash, credential.pathRevision))
    .where(
      and(
        eq(credential.personId, personId),
        isNull(credential.endedAt),
        sql`${learningPathRevision.manifest} -> 'courses' @> ${JSON.stringify([{ id: courseId }])}::jsonb`,
      ),
    );
}
