import { and, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course, courseRevision, type CourseManifest } from '~db/schema/catalog';
import { credential } from '~db/schema/certificates';
import { attempt } from '~db/schema/quizzes';
import { coursePath, getCourseFacts } from '~/features/progress/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { holdHolder } from './hold-holder.server';
import { issuePathCertificates } from './issue-path-certificates.server';
import { keepCredential, type NewCredential, replaceCredentials } from './keep-credential.server';
import { endOfRenewed, endOfValidity, renewalOpensAt } from './validity';

/**
 * Issues a person's certificate of a course where its completion rule is met and none has been issued, or renews the one that comes to its end
 * where the final was passed again; then the certificates of learning paths that are complete by it. Safe to call after every step, twice, and
 * from two phones at once.
 * @returns whether a certificate was issued by this call
 */
export async function issueCertificate(actor: EventActor, courseId: string): Promise<boolean> {
  const issued = await database().transaction((tx) => issueOfCourse(tx, actor, courseId));
  if (issued) await issuePathCertificates(actor, courseId);
  return issued;
}

interface Issuing {
  courseId: string;
  revision: string;
  instituteId: string;
  manifest: CourseManifest;
}

async function issueOfCourse(tx: Transaction, actor: EventActor, courseId: string): Promise<boolean> {
  const [published] = await tx
    .select({
      courseId: course.id,
      revision: course.currentRevision,
      instituteId: course.instituteId,
      manifest: courseRevision.manifest,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(eq(course.id, courseId));
  if (!published) return false;
  const holder = await holdHolder(tx, actor.id);
  if (!holder) return false;
  const earlier = await tx
    .select({ id: credential.id, validUntil: credential.validUntil, endedAt: credential.endedAt })
    .from(credential)
    .where(and(isSamePerson(credential.personId, actor.id), eq(credential.courseId, courseId)))
    // One without an end comes first.
    .orderBy(desc(credential.validUntil));
  const saying = (score: number, validUntil: Date | null): NewCredential => ({
    courseId,
    courseRevision: published.revision,
    instituteId: published.instituteId,
    ...holder,
    score,
    validUntil,
  });
  if (earlier.length > 0) return renew(tx, actor, published, earlier, saying);

  const path = coursePath(published.manifest, await getCourseFacts(actor.id, courseId, tx));
  if (!path.isComplete || path.finalScore === undefined) return false;
  const rule = published.manifest.certificate;
  const validUntil = rule ? endOfValidity(new Date(), rule.validMonths) : null;
  return (await keepCredential(tx, actor, saying(path.finalScore, validUntil))) !== undefined;
}

/** Renews the certificate that is in force where it has an end that is near or over, and the final was passed by an attempt begun since. */
async function renew(
  tx: Transaction,
  actor: EventActor,
  { courseId, manifest }: Issuing,
  earlier: { id: string; validUntil: Date | null; endedAt: Date | null }[],
  saying: (score: number, validUntil: Date | null) => NewCredential,
): Promise<boolean> {
  const inForce = earlier.filter(({ endedAt }) => endedAt === null);
  const before = inForce[0]?.validUntil;
  if (!before) return false;
  const now = new Date();
  const opensAt = renewalOpensAt(before, manifest.certificate);
  if (now < opensAt) return false;
  const [best] = await tx
    .select({ score: attempt.score })
    .from(attempt)
    .where(
      and(
        isSamePerson(attempt.personId, actor.id),
        eq(attempt.courseId, courseId),
        eq(attempt.quizId, manifest.final.id),
        isNotNull(attempt.submittedAt),
        gte(attempt.startedAt, opensAt),
        sql`${attempt.score} >= ${attempt.passMark} - 1e-9`,
      ),
    )
    .orderBy(desc(attempt.score))
    .limit(1);
  if (!best || best.score === null) return false;
  const renewed = await replaceCredentials(tx, actor, {
    earlier: inForce.map(({ id }) => id),
    cause: 'renewed',
    values: saying(best.score, endOfRenewed(now, before, manifest.certificate)),
  });
  return renewed !== undefined;
}
