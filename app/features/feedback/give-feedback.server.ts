import { and, count, eq, gt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { feedback } from '~db/schema/feedback';
import { getCourse } from '~/features/catalog/index.server';

/** As much as one person may tell in a day. */
const mostADay = 10;

class TooOften extends Error {}

/**
 * Keeps what somebody tells about a page, for the institute of its course.
 * @param given.clientUuid the form's own id: sent twice, it is kept once, and the second time is never too often
 */
export async function giveFeedback(
  personId: string,
  given: { page: string; text: string; clientUuid: string },
  now = new Date(),
): Promise<'given' | 'tooOften'> {
  const { page, text, clientUuid } = given;
  const [, slug] = /\/courses\/([a-z0-9-]+)/.exec(page) ?? [];
  const course = slug === undefined ? undefined : await getCourse(slug);
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  try {
    await database().transaction(async (tx) => {
      const made = await tx
        .insert(feedback)
        .values({ id: clientUuid, personId, page, text, instituteId: course?.instituteId ?? null })
        .onConflictDoNothing()
        .returning({ id: feedback.id });
      if (made.length === 0) return;
      const [today] = await tx
        .select({ told: count() })
        .from(feedback)
        .where(and(eq(feedback.personId, personId), gt(feedback.sentAt, dayAgo)));
      if ((today?.told ?? 0) > mostADay) throw new TooOften();
    });
  } catch (error) {
    if (error instanceof TooOften) return 'tooOften';
    throw error;
  }
  return 'given';
}
