import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { course, courseRevision } from '~db/schema/catalog';
import { credential } from '~db/schema/certificates';
import { coursePath, getCourseFacts } from '~/features/progress/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { recordEvents } from '~/platform/learning-events.server';
import { createCertificateNumber } from './certificate-number';
import { designInUse } from './find-designs.server';

/**
 * Issues a person's certificate of a course where its completion rule is met and none has been issued: safe to call after every step,
 * twice, and from two phones at once.
 * @returns whether a certificate was issued by this call
 */
export async function issueCertificate(actor: EventActor, courseId: string): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [published] = await tx
      .select({
        revision: course.currentRevision,
        instituteId: course.instituteId,
        manifest: courseRevision.manifest,
      })
      .from(course)
      .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
      .where(eq(course.id, courseId));
    if (!published) return false;
    const path = coursePath(published.manifest, await getCourseFacts(actor.id, courseId, tx));
    if (!path.isComplete || path.finalScore === undefined) return false;
    const [holder] = await tx
      .select({ name: account.name, language: account.language, isDemo: account.isDemo })
      .from(account)
      .where(and(eq(account.id, actor.id), isNull(account.mergedInto)))
      // Whoever erases or merges this account waits, and then finds this certificate too.
      .for('key share');
    if (!holder) return false;
    const [earlier] = await tx
      .select({ id: credential.id })
      .from(credential)
      .where(and(isSamePerson(credential.personId, actor.id), eq(credential.courseId, courseId)));
    if (earlier) return false;

    const [issued] = await tx
      .insert(credential)
      .values({
        id: uuidv7(),
        number: createCertificateNumber(),
        personId: actor.id,
        courseId,
        courseRevision: published.revision,
        instituteId: published.instituteId,
        holderName: holder.name,
        language: holder.language,
        score: path.finalScore,
        isDemo: holder.isDemo,
        designId: designInUse(published.instituteId),
      })
      .onConflictDoNothing({ target: [credential.personId, credential.courseId] })
      .returning({ id: credential.id });
    if (!issued) return false;
    await recordEvents(tx, [
      {
        actor,
        verb: 'earned',
        objectType: 'credential',
        objectId: issued.id,
        courseId,
        revision: published.revision,
        result: { score: path.finalScore },
      },
    ]);
    return true;
  });
}
