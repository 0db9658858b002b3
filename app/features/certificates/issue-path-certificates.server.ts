import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { learningPath } from '~db/schema/catalog';
import { credential } from '~db/schema/certificates';
import { keepPathRevision } from '~/features/catalog/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { holdHolder } from './hold-holder.server';
import { keepCredential, type NewCredential, replaceCredentials } from './keep-credential.server';

/**
 * Issues the certificates of all learning paths of a course whose every course has certified the person, and renews those that would end before the
 * courses' certificates do. Idempotent.
 */
export async function issuePathCertificates(actor: EventActor, courseId: string): Promise<void> {
  const paths = await database()
    .select({ id: learningPath.id })
    .from(learningPath)
    .where(
      and(
        isNotNull(learningPath.certifiedBy),
        sql`${learningPath.courses} @> ${JSON.stringify([{ course: courseId }])}::jsonb`,
      ),
    );
  for (const { id } of paths) await database().transaction((tx) => issueOfPath(tx, actor, id));
}

/** Issues or renews a person's certificate of a path where all its courses have certified them. @returns whether one was issued */
export async function issueOfPath(tx: Transaction, actor: EventActor, pathId: string): Promise<boolean> {
  const holder = await holdHolder(tx, actor.id);
  const path = holder && (await keepPathRevision(tx, pathId));
  if (!path) return false;
  const courseIds = path.manifest.courses.map(({ id }) => id);
  const ofCourses = await tx
    .select({ courseId: credential.courseId, score: credential.score, validUntil: credential.validUntil })
    .from(credential)
    .where(
      and(
        isSamePerson(credential.personId, actor.id),
        inArray(credential.courseId, courseIds),
        isNull(credential.endedAt),
      ),
    )
    // Whoever revokes one of them waits, and then finds the path's certificate too.
    .for('share');
  const now = new Date();
  const valid = ofCourses.filter(({ validUntil }) => validUntil === null || validUntil >= now);
  if (new Set(valid.map(({ courseId }) => courseId)).size < courseIds.length) return false;
  const ends = valid.flatMap(({ validUntil }) => (validUntil ? [validUntil.getTime()] : []));
  const values: NewCredential = {
    ...holder,
    pathId,
    pathRevision: path.hash,
    instituteId: path.instituteId,
    score: valid.reduce((sum, { score }) => sum + score, 0) / valid.length,
    validUntil: ends.length > 0 ? new Date(Math.min(...ends)) : null,
  };
  const earlier = await tx
    .select({ id: credential.id, validUntil: credential.validUntil, endedAt: credential.endedAt })
    .from(credential)
    .where(and(isSamePerson(credential.personId, actor.id), eq(credential.pathId, pathId)));
  if (earlier.length === 0) return (await keepCredential(tx, actor, values)) !== undefined;
  const inForce = earlier.filter(({ endedAt }) => endedAt === null);
  const endsEarlier = inForce.some(
    ({ validUntil }) => validUntil && (!values.validUntil || validUntil < values.validUntil),
  );
  if (!endsEarlier) return false;
  const renewed = await replaceCredentials(tx, actor, {
    earlier: inForce.map(({ id }) => id),
    cause: 'renewed',
    values,
  });
  return renewed !== undefined;
}
