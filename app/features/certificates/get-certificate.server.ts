import { and, asc, eq, isNull, type SQL, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { institute } from '~db/schema/institutes';
import {
  type CourseManifest,
  courseRevision,
  learningPathRevision,
  type PathManifest,
} from '~db/schema/catalog';
import { credential, credentialReplacement, credentialRevocation } from '~db/schema/certificates';
import type { Language, LocalizedText } from '~/platform/i18n/language';

/** All that a certificate says, and whether it still holds. A learning path counts as a course made of courses. */
export interface Certificate {
  id: string;
  kind: 'course' | 'path';
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
  /** None for a path: its courses give theirs. */
  creditPoints: number;
  institute: LocalizedText;
  language: Language;
  /** Score of the final quiz, 0 to 100; of a path, the mean of its courses. */
  score: number;
  issuedAt: Date;
  /** The last moment of its time; null where it has no end. */
  validUntil: Date | null;
  isDemo: boolean;
  revoked: { at: Date; reason: string } | null;
  /** Number of the certificate that took its place, and why. */
  replaced: { at: Date; by: string; cause: 'renewed' | 'corrected' | 'merged' } | null;
}

async function findCertificates(where: SQL | undefined): Promise<Certificate[]> {
  const successor = alias(credential, 'successor');
  const rows = await database()
    .select({
      credential,
      course: courseRevision.manifest,
      path: learningPathRevision.manifest,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      revocation: { at: credentialRevocation.revokedAt, reason: credentialRevocation.reason },
      replacement: { at: credentialReplacement.replacedAt, cause: credentialReplacement.cause },
      successor: successor.number,
    })
    .from(credential)
    .leftJoin(courseRevision, eq(courseRevision.hash, credential.courseRevision))
    .leftJoin(learningPathRevision, eq(learningPathRevision.hash, credential.pathRevision))
    .innerJoin(institute, eq(institute.id, credential.instituteId))
    .leftJoin(
      credentialRevocation,
      and(eq(credentialRevocation.credentialId, credential.id), isNull(credentialRevocation.restoredAt)),
    )
    .leftJoin(credentialReplacement, eq(credentialReplacement.credentialId, credential.id))
    .leftJoin(successor, eq(successor.id, credentialReplacement.replacedBy))
    .where(where)
    .orderBy(asc(credential.issuedAt), asc(credential.id));
  return rows.map(({ credential: issued, course, path, institute, revocation, replacement, successor }) => ({
    id: issued.id,
    ...(course ? factsOfCourse(course) : factsOfPath(path)),
    courseRevision: issued.courseRevision ?? issued.pathRevision ?? '',
    instituteId: issued.instituteId,
    number: issued.number,
    holderName: issued.holderName,
    institute,
    language: issued.language,
    score: issued.score,
    issuedAt: issued.issuedAt,
    validUntil: issued.validUntil,
    isDemo: issued.isDemo,
    revoked: revocation,
    replaced: replacement && { ...replacement, by: successor ?? '' },
  }));
}

const factsOfCourse = ({ id, slug, inks, title, hours, creditPoints }: CourseManifest) => ({
  kind: 'course' as const,
  courseId: id,
  courseSlug: slug,
  inks,
  course: title,
  hours,
  creditPoints,
});

function factsOfPath(path: PathManifest | null) {
  if (!path) throw new Error('a certificate is for a course or a path');
  return {
    kind: 'path' as const,
    courseId: path.id,
    courseSlug: path.slug,
    inks: 'lake',
    course: path.title,
    hours: path.courses.reduce((sum, { hours }) => sum + hours, 0),
    creditPoints: 0,
  };
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

/** A person's certificate of a course, revoked or not; undefined where none was issued. */
export async function getCertificateOf(personId: string, courseId: string): Promise<Certificate | undefined> {
  const [newest] = (await listMyCertificates(personId))
    .filter((one) => one.kind === 'course' && one.courseId === courseId)
    .reverse();
  return newest;
}

/** A person's certificates, the first one first; those in whose place another has come are left out. */
export async function listMyCertificates(personId: string): Promise<Certificate[]> {
  return findCertificates(
    and(isSamePerson(credential.personId, personId), isNull(credentialReplacement.credentialId)),
  );
}

/** All that a person has earned, the first one first: also what was renewed since; of one with a corrected name, the corrected one alone. */
export async function listEarnedCertificates(personId: string): Promise<Certificate[]> {
  return findCertificates(
    and(
      isSamePerson(credential.personId, personId),
      or(isNull(credentialReplacement.credentialId), eq(credentialReplacement.cause, 'renewed')),
    ),
  );
}
