import { and, asc, eq, type SQL } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { institute } from '~db/schema/institutes';
import { courseRevision } from '~db/schema/catalog';
import { credential, credentialRevocation } from '~db/schema/certificates';
import type { Language, LocalizedText } from '~/platform/i18n/language';

/** All that a certificate says, and whether it still holds. */
export interface Certificate {
  id: string;
  courseId: string;
  /** Hash of the course's revision that was completed. */
  courseRevision: string;
  instituteId: string;
  number: string;
  holderName: string;
  courseSlug: string;
  inks: string;
  course: LocalizedText;
  hours: number;
  creditPoints: number;
  institute: LocalizedText;
  language: Language;
  /** Score of the final quiz, 0 to 100. */
  score: number;
  issuedAt: Date;
  isDemo: boolean;
  revoked: { at: Date; reason: string } | null;
}

async function findCertificates(where: SQL | undefined): Promise<Certificate[]> {
  const rows = await database()
    .select({
      credential,
      manifest: courseRevision.manifest,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      revocation: credentialRevocation,
    })
    .from(credential)
    .innerJoin(courseRevision, eq(courseRevision.hash, credential.courseRevision))
    .innerJoin(institute, eq(institute.id, credential.instituteId))
    .leftJoin(credentialRevocation, eq(credentialRevocation.credentialId, credential.id))
    .where(where)
    .orderBy(asc(credential.issuedAt));
  return rows.map(({ credential: issued, manifest, institute, revocation }) => ({
    id: issued.id,
    courseId: issued.courseId,
    courseRevision: issued.courseRevision,
    instituteId: issued.instituteId,
    number: issued.number,
    holderName: issued.holderName,
    courseSlug: manifest.slug,
    inks: manifest.inks,
    course: manifest.title,
    hours: manifest.hours,
    creditPoints: manifest.creditPoints,
    institute,
    language: issued.language,
    score: issued.score,
    issuedAt: issued.issuedAt,
    isDemo: issued.isDemo,
    revoked: revocation && { at: revocation.revokedAt, reason: revocation.reason },
  }));
}

/** The certificate with this number, for whoever checks it; undefined where there is none. */
export async function getCertificate(number: string): Promise<Certificate | undefined> {
  return (await findCertificates(eq(credential.number, number)))[0];
}

/** A person's own certificate with this number; undefined where there is none that is theirs. */
export async function getMyCertificate(personId: string, number: string): Promise<Certificate | undefined> {
  return (
    await findCertificates(and(eq(credential.number, number), isSamePerson(credential.personId, personId)))
  )[0];
}

/** A person's certificates, the first one first. */
export async function listMyCertificates(personId: string): Promise<Certificate[]> {
  return findCertificates(isSamePerson(credential.personId, personId));
}
