import { inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { credential, credentialReplacement } from '~db/schema/certificates';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { createCertificateNumber } from './certificate-number';
import { designInUse } from './find-designs.server';

type Row = typeof credential.$inferInsert;

/** What a new certificate says, its number aside. */
export type NewCredential = Omit<Row, 'id' | 'number' | 'personId' | 'endedAt' | 'designId'>;

/** @returns the course of a credential, or the path of one that is for a path */
export const awardOf = ({ courseId, pathId }: Pick<Row, 'courseId' | 'pathId'>): string =>
  courseId ?? pathId ?? '';

/**
 * Writes a certificate down, and that it was earned.
 * @returns its id and number; undefined where one of the same award is in force
 */
export async function keepCredential(
  tx: Transaction,
  actor: EventActor,
  values: NewCredential,
): Promise<{ id: string; number: string } | undefined> {
  const [kept] = await tx
    .insert(credential)
    .values({
      ...values,
      id: uuidv7(),
      number: createCertificateNumber(),
      personId: actor.id,
      designId: designInUse(values.instituteId),
    })
    .onConflictDoNothing()
    .returning({ id: credential.id, number: credential.number });
  if (!kept) return undefined;
  await recordEvents(tx, [
    {
      actor,
      verb: 'earned',
      objectType: 'credential',
      objectId: kept.id,
      courseId: awardOf(values),
      revision: values.courseRevision ?? values.pathRevision ?? '',
      result: { score: values.score },
    },
  ]);
  return kept;
}

/**
 * Puts a certificate in the place of others of the same award, which end with it.
 * @param earlier ids of those that the transaction has found in force
 * @returns undefined where one of them has ended meanwhile, and nothing is left to do but to begin anew
 */
export async function replaceCredentials(
  tx: Transaction,
  actor: EventActor,
  { earlier, cause, values }: { earlier: string[]; cause: 'renewed' | 'corrected'; values: NewCredential },
): Promise<{ id: string; number: string } | undefined> {
  const held = await tx
    .select({ endedAt: credential.endedAt })
    .from(credential)
    .where(inArray(credential.id, earlier))
    .orderBy(credential.id)
    .for('no key update');
  if (held.some(({ endedAt }) => endedAt)) return undefined;
  await tx
    .update(credential)
    .set({ endedAt: sql`now()` })
    .where(inArray(credential.id, earlier));
  const kept = await keepCredential(tx, actor, values);
  if (!kept) throw new Error('a certificate of the same award is in force, and was not found');
  await tx
    .insert(credentialReplacement)
    .values(earlier.map((credentialId) => ({ credentialId, replacedBy: kept.id, cause })));
  await recordEvents(
    tx,
    earlier.map((objectId) => ({
      actor,
      verb: 'replaced' as const,
      objectType: 'credential' as const,
      objectId,
      courseId: awardOf(values),
      result: { by: kept.id, cause },
    })),
  );
  return kept;
}
