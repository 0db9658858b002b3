import { asc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import type { Localized } from '~db/schema/items';
import { credential, credentialRevocation } from '~db/schema/certificates';
import { institute } from '~db/schema/institutes';
import { isSamePerson } from '~db/same-person';

/** A person's certificates as they were issued, the first one first. */
export async function exportCertificates(personId: string) {
  return database()
    .select({
      number: credential.number,
      course: course.slug,
      title: sql<Localized>`${courseRevision.manifest} -> 'title'`,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      holderName: credential.holderName,
      score: credential.score,
      issuedAt: credential.issuedAt,
      revokedAt: credentialRevocation.revokedAt,
      revocationReason: credentialRevocation.reason,
    })
    .from(credential)
    .innerJoin(course, eq(course.id, credential.courseId))
    .innerJoin(courseRevision, eq(courseRevision.hash, credential.courseRevision))
    .innerJoin(institute, eq(institute.id, credential.instituteId))
    .leftJoin(credentialRevocation, eq(credentialRevocation.credentialId, credential.id))
    .where(isSamePerson(credential.personId, personId))
    .orderBy(asc(credential.issuedAt));
}
