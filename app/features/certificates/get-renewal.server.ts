import { and, desc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { credential } from '~db/schema/certificates';
import { lessonsInOrder, type PublishedCourse } from '~/features/catalog/index.server';
import type { LocalizedText } from '~/platform/i18n/language';
import { renewalOpensAt } from './validity';

/** How somebody renews a certificate that has an end. */
export interface Renewal {
  validUntil: Date;
  opensAt: Date;
  isOpen: boolean;
  /** To read again before the final; `url` without its language. */
  lessons: { url: string; title: LocalizedText }[];
}

/** @returns undefined where the person has no certificate of the course in force that has an end */
export async function getRenewal(
  personId: string,
  { id, manifest }: PublishedCourse,
): Promise<Renewal | undefined> {
  const [last] = await database()
    .select({ validUntil: credential.validUntil })
    .from(credential)
    .where(
      and(
        isSamePerson(credential.personId, personId),
        eq(credential.courseId, id),
        isNull(credential.endedAt),
      ),
    )
    .orderBy(desc(credential.validUntil))
    .limit(1);
  if (!last?.validUntil) return undefined;
  const opensAt = renewalOpensAt(last.validUntil, manifest.certificate);
  const asked = manifest.certificate?.recertification.lessons ?? [];
  return {
    validUntil: last.validUntil,
    opensAt,
    isOpen: opensAt <= new Date(),
    lessons: lessonsInOrder(manifest)
      .filter(({ lesson }) => asked.includes(lesson.id))
      .map(({ module, lesson }) => ({
        url: `/courses/${manifest.slug}/${module.slug}/${lesson.slug}`,
        title: lesson.title,
      })),
  };
}
