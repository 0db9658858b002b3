import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { course, courseRevision, learningPathRevision } from '~db/schema/catalog';
import type { Localized } from '~db/schema/items';
import { credential, credentialReplacement, credentialRevocation } from '~db/schema/certificates';
import { institute } from '~db/schema/institutes';
import { isSamePerson } from '~db/same-person';

/** A person's certificates as they were issued, the first one first; of each the latest revocation. */
export async function exportCertificates(personId: string) {
  const successor = alias(credential, 'successor');
  return database()
    .selectDistinctOn([credential.issuedAt, credential.id], {
      number: credential.number,
      course: course.slug,
      path: sql<string | null>`${learningPathRevision.manifest} ->> 'slug'`,
      title: sql<Localized>`coalesce(${courseRevision.manifest}, ${learningPathRevision.manifest}) -> 'title'`,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      holderName: credential.holderName,
      score: credential.score,
      issuedAt: credential.issuedAt,
      validUntil: credential.validUntil,
      replacedBy: successor.number,
      revokedAt: credentialRevocation.revokedAt,
      revocationReason: credentialRevocation.reason,
      appeal: credentialRevocation.appeal,
      appealedAt: credentialRevocation.appealedAt,
      restoredAt: credentialRevocation.restoredAt,
      restorationReason: credentialRevocation.restorationReason,
    })
    .from(credential)
    .leftJoin(course, eq(course.id, credential.courseId))
    .leftJoin(courseRevision, eq(courseRevision.hash, credential.courseRevision))
    .leftJoin(learningPathRevision, eq(learningPathRevision.hash, credential.pathRevision))
    .innerJoin(institute, eq(institute.id, credential.instituteId))
    .leftJoin(credentialReplacement, eq(credentialReplacement.credentialId, credential.id))
    .leftJoin(successor, eq(successor.id, credentialReplacement.replacedBy))
    .leftJoin(credentialRevocation, eq(credentialRevocation.credentialId, credential.id))
    .where(isSamePerson(credential.personId, personId))
    .orderBy(asc(credential.issuedAt), asc(credential.id), desc(credentialRevocation.revokedAt));
}
