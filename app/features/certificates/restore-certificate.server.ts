import { and, eq, isNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { credential, credentialRevocation } from '~db/schema/certificates';
import { type ActingParty, recordAudit, theOperator } from '~/platform/audit.server';
import { recordEvents } from '~/platform/learning-events.server';
import { type HeldCredential, holdIssued } from './hold-issued.server';
import { awardOf } from './keep-credential.server';

export type RestoreAnswer =
  | 'restored'
  | 'not-revoked'
  /** The person has another certificate of the same award in force. */
  | 'another-in-force'
  | 'not-found';

/** Brings a revoked certificate back for a reason, and with it the certificates of learning paths that had fallen with it. */
export async function restoreCertificate(
  number: string,
  reason: string,
  by: ActingParty = theOperator,
): Promise<RestoreAnswer> {
  return database().transaction(async (tx) => {
    const found = await holdIssued(tx, number);
    if (!found) return 'not-found';
    const answer = await restore(tx, found, reason, by);
    if (answer !== 'restored') return answer;
    const fallen = await tx
      .select({ number: credential.number })
      .from(credentialRevocation)
      .innerJoin(credential, eq(credential.id, credentialRevocation.credentialId))
      .where(and(eq(credentialRevocation.becauseOf, found.id), isNull(credentialRevocation.restoredAt)));
    for (const { number: ofPath } of fallen) {
      const path = await holdIssued(tx, ofPath);
      if (path) await restore(tx, path, reason, by);
    }
    return 'restored';
  });
}

async function restore(
  tx: Transaction,
  found: HeldCredential,
  reason: string,
  by: ActingParty,
): Promise<RestoreAnswer> {
  const [other] = await tx
    .select({ id: credential.id })
    .from(credential)
    .where(
      and(
        isSamePerson(credential.personId, found.personId),
        found.courseId === null
          ? eq(credential.pathId, found.pathId ?? '')
          : eq(credential.courseId, found.courseId),
        isNull(credential.endedAt),
      ),
    );
  if (other) return other.id === found.id ? 'not-revoked' : 'another-in-force';
  const [restored] = await tx
    .update(credentialRevocation)
    .set({ restoredAt: sql`now()`, restorationReason: reason })
    .where(and(eq(credentialRevocation.credentialId, found.id), isNull(credentialRevocation.restoredAt)))
    .returning({ id: credentialRevocation.id });
  if (!restored) return 'not-revoked';
  await tx.update(credential).set({ endedAt: null }).where(eq(credential.id, found.id));
  await recordEvents(tx, [
    {
      actor: found.holder,
      verb: 'restored',
      objectType: 'credential',
      objectId: found.id,
      courseId: awardOf(found),
    },
  ]);
  await recordAudit(tx, by, {
    action: 'credential.restored',
    personId: found.holder.id,
    objectId: found.number,
    detail: { reason },
  });
  return 'restored';
}
