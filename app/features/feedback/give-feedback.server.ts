import { and, count, eq, gt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { feedback } from '~db/schema/feedback';
import { getCourse } from '~/features/catalog/index.server';

/** As much as one person may tell in a day. */
const mostADay = 10;

/**
 * Keeps what somebody tells about a page, for the institute of its course.
 * @param given.clientUuid the form's own id: sent twice, it is kept once
 */
export async function giveFeedback(
  personId: string,
  given: { page: string; text: string; clientUuid: string },
  now = new Date(),
): Promise<'given' | 'tooOften'> {
  const { page, text, clientUuid } = given;
  const [today] = await database()
    .select({ told: count() })
    .from(feedback)
    .where(
      and(eq(feedback.personId, personId), gt(feedback.sentAt, new Date(now.getTime() - 24 * 3_600_000))),
    );
  if ((today?.told ?? 0) >= mostADay) return 'tooOften';
  const [, slug] = /\/courses\/([a-z0-9-]+)/.exec(page) ?? [];
  const course = slug === undefined ? undefined : await getCourse(slug);
  await database()
    .insert(feedback)
    .values({ id: clientUuid, personId, page, text, instituteId: course?.instituteId ?? null })
    .onConflictDoNothing();
  return 'given';
}
